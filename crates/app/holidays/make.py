"""Writes public.txt from the Python package `holidays`, which is maintained and covers every country.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays
    /tmp/holidays/bin/python crates/app/holidays/make.py > crates/app/holidays/public.txt

Run it before a release; a calendar follows within a day after the new program starts. One line a fact:
`@DE` begins a country, `#BY` and the name behind a tab a part of it, which has the days of the country unless they stand there with `-`.
A holiday on the same day of all years is `0101 New Year`, any other `250418,260403 Good Friday`.
"""

import sys
import holidays

YEARS = range(2025, 2041)


def days(country, part=None):
    kind = getattr(holidays, country)
    # Names in the country's own language where it is one that Baton speaks, else in English.
    own, known = kind.default_language, kind.supported_languages
    language = own if own in (None, "de") or "en_US" not in known else "en_US"
    found = holidays.country_holidays(country, subdiv=part, years=YEARS, language=language)
    for date, names in sorted(found.items()):
        yield date, " / ".join(name.strip() for name in names.split(";"))


def lines(entries):
    by_name = {}
    for date, name in entries:
        by_name.setdefault(name, []).append(date)
    for name, dates in by_name.items():
        in_year = {f"{date:%m%d}" for date in dates}
        if len(in_year) == 1 and len(dates) == len(YEARS):
            yield f"{in_year.pop()} {name}"
        else:
            yield ",".join(f"{date:%y%m%d}" for date in dates) + f" {name}"


def part_name(kind, code):
    names = [name for name, of in getattr(kind, "subdivisions_aliases", {}).items() if of == code]
    whole = [name for name in names if len(name) > 3]
    return (whole or names or [code])[0]


def main():
    print(f"# From the Python package holidays {holidays.__version__}, see LICENSE. Made by make.py.")
    print(f"# {YEARS[0]} {YEARS[-1]}")
    for country, parts in sorted(holidays.list_supported_countries(include_aliases=False).items()):
        national = set(days(country))
        kind = getattr(holidays, country)
        if not national and not parts:
            continue
        print(f"@{country}")
        for line in lines(sorted(national)):
            print(line)
        for part in parts:
            here = set(days(country, part))
            if here == national:
                continue
            print(f"#{part}\t{part_name(kind, part)}")
            for line in lines(sorted(here - national)):
                print(line)
            gone = {date for date, _ in national} - {date for date, _ in here}
            if gone:
                print("-" + ",".join(f"{date:%y%m%d}" for date in sorted(gone)))


sys.stdout.reconfigure(encoding="utf-8")
main()
