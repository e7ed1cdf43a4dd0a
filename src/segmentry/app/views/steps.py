"""The steps of the page, by the words of their tabs."""

DATA, NUMBER, WHO, TAKE, LABEL = "1 Data", "2 How many", "3 Who they are", "4 Take away", "Label new customers"
