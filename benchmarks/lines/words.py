"""Measures the lines of Latin text in a PDF: what a judge of Chinese lines cannot tell.

Prints one JSON object. Lengths are points, blanks are em. Needs PyMuPDF.
"""

import argparse
import json
import statistics
from itertools import pairwise

import pymupdf


def characters(page, size):
    """(baseline, x, right edge, character) of all text of the size."""
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                if abs(span["size"] - size) > 0.3:
                    continue
                for char in span["chars"]:
                    yield char["origin"][1], char["origin"][0], char["bbox"][2], char["c"]


def lines(document, size):
    """The lines from top to bottom, each sorted from left to right."""
    for page in document:
        rows = {}
        for y, x, right, character in characters(page, size):
            rows.setdefault(round(y), []).append((x, right, character))
        for y in sorted(rows):
            yield sorted(rows[y])


def blanks(line, size):
    """The widths between the words of a line, in em."""
    ink = [character for character in line if not character[2].isspace()]
    found, previous = [], None
    inked = iter(ink)
    for x, right, character in line:
        if character.isspace():
            continue
        current = next(inked)
        if previous is not None and (current[0] - previous[1]) / size > 0.12:
            found.append((current[0] - previous[1]) / size)
        previous = current
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf")
    parser.add_argument("--size", type=float, required=True)
    parser.add_argument("--left", type=float, required=True)
    parser.add_argument("--right", type=float, required=True)
    parser.add_argument("--indent", type=float, default=2)
    options = parser.parse_args()
    rows = [row for row in lines(pymupdf.open(options.pdf), options.size) if row]
    ink = [[character for character in row if not character[2].isspace()] for row in rows]
    starts = [abs(row[0][0] - options.left - options.indent * options.size) < 2 for row in ink]
    full = [row for row, (_, isNext) in zip(rows, pairwise([*starts, True])) if not isNext]
    edges = [[c for c in row if not c[2].isspace()][-1][1] - options.right for row in full]
    spaces = [space for row in full for space in blanks(row, options.size)]
    means = [statistics.mean(found) for row in full if (found := blanks(row, options.size))]
    hyphens = [[c for c in row if not c[2].isspace()][-1][2] in "-\u2010\u00ad" for row in full]
    lasts = [row for row, (_, isNext) in zip(ink, pairwise([*starts, True])) if isNext]
    print(json.dumps({
        "lines": len(rows), "edge_std": statistics.pstdev(edges), "edge_max": max(map(abs, edges)),
        "space_mean": statistics.mean(spaces), "space_between_lines_std": statistics.pstdev(means),
        "space_max": max(means), "space_min": min(means), "hyphens": sum(hyphens),
        "hyphens_in_a_row": sum(a and b for a, b in pairwise(hyphens)),
        "short_last_lines": sum(row[-1][1] - row[0][0] < 4 * options.size for row in lasts),
    }))


main()
