"""Every sentence for people: the code names it by a key with values, and a catalogue for each language has its text."""
