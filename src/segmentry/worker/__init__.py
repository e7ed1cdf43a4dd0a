"""Processes beside this one that read and compute for those who must not be held up, nor brought down, by a file.

A question and its answer are plain data (`questions`), written as JSON, and an answer depends on its question alone:
a process that ends before its time costs one answer, and the next one starts from the file again. `Desk` answers
questions and knows of no process; `serving` is what a process does; `Nursery` starts them, warm; a `Conversation` asks
one of them, tells how far it is, stops it, and ends it where it takes more than its `allowance`.
"""
