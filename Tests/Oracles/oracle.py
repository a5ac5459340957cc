#!/usr/bin/python3
"""Answers questions by other people's programs: what `OracleTests` holds the program against.

    oracle.py NAME <questions >answers

A question is a line, its answer a line; parts of both are separated by tabs. It ends with status 3 where the
package that knows is not there.
"""
import sys


def phones(region, digits, form):
    """A number of a region, written in one of three forms, and what it is in E.164; nothing where it is none."""
    import phonenumbers as p
    code = p.country_code_for_region(region)
    number = p.PhoneNumber(country_code=code, national_number=int(digits))
    if not p.is_valid_number_for_region(number, region):
        return "", ""
    forms = (p.PhoneNumberFormat.NATIONAL, p.PhoneNumberFormat.INTERNATIONAL, p.PhoneNumberFormat.RFC3966)
    return p.format_number(number, forms[int(form)]), p.format_number(number, p.PhoneNumberFormat.E164)


def recurrence(rule, first):
    """The first days of a rule that begins on the first one it fits."""
    import datetime
    import itertools
    from dateutil.rrule import rrulestr
    start = datetime.datetime.strptime(first, "%Y-%m-%d")
    # What has no day looks for one to the end of time.
    rule += ";UNTIL=%d1231" % (start.year + 60)
    # Counted from a day that fits, as a row of tasks begins with one.
    start = next(iter(rrulestr(rule, dtstart=start)), None)
    if start is None:
        return ()
    return [d.strftime("%Y-%m-%d") for d in itertools.islice(rrulestr(rule, dtstart=start), 12)]


def zones(name, seconds):
    """How far from UTC the clocks of a zone are at a moment, and which moment they mean by what they show."""
    import datetime
    import zoneinfo
    zone = zoneinfo.ZoneInfo(name)
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    at = (epoch + datetime.timedelta(seconds=int(seconds))).astimezone(zone)
    wall = (epoch + datetime.timedelta(seconds=int(seconds))).replace(tzinfo=zone, fold=0)
    meant = (wall.astimezone(datetime.timezone.utc) - epoch).total_seconds()
    return int(at.utcoffset().total_seconds()), int(meant)


collators = {}


def collation(language, one, other):
    """Which of two names comes first: -1, 0, 1, by their letters alone."""
    import icu
    if language not in collators:
        collators[language] = icu.Collator.createInstance(icu.Locale(language))
        collators[language].setStrength(icu.Collator.PRIMARY)
    return (collators[language].compare(one, other),)


def idna(name):
    """A domain as the name system knows it; nothing where it is none."""
    import idna as i
    try:
        return (i.encode(name, uts46=True).decode(),)
    except i.IDNAError:
        return ("",)


def sha256(text):
    """The digest of a text's bytes."""
    import hashlib
    return (hashlib.sha256(text.encode()).hexdigest(),)


def main():
    answer = {f.__name__: f for f in (phones, recurrence, zones, collation, idna, sha256)}[sys.argv[1]]
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        try:
            print("\t".join(str(part) for part in answer(*line.rstrip("\n").split("\t"))))
        except ModuleNotFoundError as missing:
            print(missing, file=sys.stderr)
            sys.exit(3)


if __name__ == "__main__":
    main()
