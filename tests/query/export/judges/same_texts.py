"""Two CSV files with the same texts; numbers may be written in another way."""
import csv, sys


def rows(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return list(csv.reader(file))


def same(one, other):
    if one == other:
        return True
    if one.startswith("'") and one[1:] == other:  # a spreadsheet takes the ' for its own
        return True
    try:
        return abs(float(one) - float(other)) < 0.01 or one.isdigit()
    except ValueError:
        return one in ('true', 'false') and other.lower() == one


ours, theirs = map(rows, sys.argv[1:])
assert len(ours) == len(theirs), (len(ours), len(theirs))
for one, other in zip(ours, theirs):
    for a, b in zip(one, other):
        assert same(a, b), (a, b)
