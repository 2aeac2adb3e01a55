"""Tables with a row for each code that a request can fail with, and a column for each policy or table."""

import sipcodes


def grid_codes():
    """The codes of the rows."""
    return [code for code in sipcodes.codes.values() if 300 <= code.status <= 699]


def _print_markdown(names, cell):
    print("| | |" + "".join(f" {name} |" for name in names))
    print("|---|---|" + "---|" * len(names))
    for code in grid_codes():
        print(f"| {code.status} | {code.phrase} |" + "".join(f" {cell(code.status, name)} |" for name in names))


def _print_screen(screen, names, cell, least_width):
    widest = max(len(code.phrase) for code in grid_codes())
    widths = [max(len(name), least_width) for name in names[:-1]] + [0]

    def row(cells):
        return "  ".join(f"{text:{width}}" for text, width in zip(cells, widths))

    print(f"{'':5}{'':{widest}}  {row(names)}")
    for code in grid_codes():
        number = screen.colored(code.status, str(code.status))
        print(f"{number}  {code.phrase:{widest}}  {row([cell(code.status, name) for name in names])}")


def print_grid(paper, names, cell, least_width=0):
    """The table; cell(status, name) says what stands in it."""
    if paper.is_markdown:
        _print_markdown(names, cell)
    else:
        _print_screen(paper, names, cell, least_width)
