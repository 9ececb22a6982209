"""What answers below a link: the page for viewers with a part of one plan, and nothing else."""
