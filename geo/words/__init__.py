"""Every sentence for people: a key with named values in the code, its text in one catalogue a language."""
