"""How sure a segmentation is, in words: how real, what it rests on, what to heed."""
