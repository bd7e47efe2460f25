#!/usr/bin/python3
"""What reading a folder costs by format: files a second and peak memory of `jitu ingest`, over 1,000 files as a researcher
has them, 30 of them damaged.

    tests/bench/formats/formats_bench.py JITU [FOLDER]

The files are the samples of tests/reports and tests/layouts, varied in names and years so that no two are the same,
written by LibreOffice (packages libreoffice-writer-nogui, libreoffice-calc-nogui, python3-xlsxwriter); FOLDER keeps them for
another run. The programs that convert old files are not counted as memory of jitu; time is theirs too.
"""
import csv, html, os, pathlib, random, re, subprocess, sys, tempfile, time, zipfile

root = pathlib.Path(__file__).resolve().parent.parent.parent.parent
sys.path.insert(0, str(root / "tests/formats"))
from make_files import office, page, site_page, text_of, write_mhtml

COUNTS = {"txt": 370, "html": 200, "mhtml": 20, "docx": 130, "pdf": 120, "xlsx": 70, "csv": 50, "doc": 20, "xls": 10, "zip": 10}
DAMAGED = 30


def varied(text, number):
    """The same report of another place and year: no two files are one report."""
    text = re.sub(r"20(1\d|2\d)年", lambda y: f"20{10 + (int(y[1]) + number) % 15:02}年", text)
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
    place = surnames[number % len(surnames)] + surnames[number // len(surnames) % len(surnames)]
    return re.sub(r"[一-龥]{2}([省市县区镇乡])", place + r"\1", text)


def article(text):
    out, rows = [], []
    def close():
        if rows: out.append("<table border=1>" + "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in r) + "</tr>" for r in rows) + "</table>")
        rows.clear()
    for line in text.split("\n"):
        if "\t" in line: rows.append(line.split("\t"))
        elif line.strip():
            close()
            out.append(f"<p>{html.escape(line.strip())}</p>")
    close()
    return "\n".join(out)


def write_sheet(text, path):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for r, line in enumerate(text.split("\n")):
        for c, cell in enumerate(line.split("\t")): sheet.write(r, c, cell)
    book.close()


def convert(sources, ending, folder):
    """Some at a time by one LibreOffice, as starting it costs more than a file does."""
    filters = ("--infilter=HTML (StarWriter)",) if sources[0].suffix == ".html" else ()
    for at in range(0, len(sources), 40): office(sources[at:at + 40], ending, folder, filters)


def write_files(folder):
    samples = sorted((root / "tests/reports").glob("*.txt")) + sorted((root / "tests/layouts").glob("*.txt"))
    texts = (varied(text_of(samples[i % len(samples)]), i) for i in range(10_000))
    work = folder / "work"
    work.mkdir(parents=True)
    for kind, count in COUNTS.items():
        to = folder / "files" / kind
        to.mkdir(parents=True)
        mine = [next(texts) for _ in range(count)]
        titles = [next((l.strip() for l in text.split("\n") if l.strip()), "报告") for text in mine]
        name = lambda i: f"{kind}-{i:03}"
        if kind == "txt":
            for i, text in enumerate(mine): (to / f"{name(i)}.txt").write_bytes(text.encode(["utf-8", "gb18030", "utf-16"][i % 3]))
        elif kind == "html":
            for i, text in enumerate(mine): (to / f"{name(i)}.html").write_bytes(site_page(titles[i], article(text), "utf-8").encode())
        elif kind == "csv":
            for i, text in enumerate(mine):
                with open(to / f"{name(i)}.csv", "w", newline="", encoding="utf-8") as out: csv.writer(out).writerows(l.split("\t") for l in text.split("\n"))
        elif kind == "zip":
            for i, text in enumerate(mine):
                with zipfile.ZipFile(to / f"{name(i)}.zip", "w") as bundle: bundle.writestr(f"{titles[i][:20]}.txt", text)
        elif kind in ("xlsx", "xls"):
            at = to if kind == "xlsx" else work
            for i, text in enumerate(mine): write_sheet(text, at / f"{name(i)}.xlsx")
            if kind == "xls": convert([work / f"{name(i)}.xlsx" for i in range(count)], "xls:MS Excel 97", to)
        else:
            pages = [work / f"{name(i)}.html" for i in range(count)]
            for at, text, title in zip(pages, mine, titles): at.write_text(page(title, article(text)), encoding="utf-8")
            if kind == "mhtml":
                for i, at in enumerate(pages): write_mhtml(at, to / f"{name(i)}.mhtml")
            else:
                convert(pages, {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "pdf": "pdf:writer_web_pdf_Export"}[kind], to)
    damage(folder / "files")


def damage(files):
    """The second half of a file is lost; of a text, its bytes are those of no text."""
    chosen = random.Random(7).sample(sorted(p for p in files.rglob("*") if p.is_file()), DAMAGED)
    for path in chosen:
        data = path.read_bytes()
        path.write_bytes(bytes(range(256)) * 8 if path.suffix in (".txt", ".csv", ".html", ".mhtml") else data[:len(data) // 2])


def ingest(jitu, folder, *options):
    """Seconds, peak MB of jitu itself, what it said."""
    with tempfile.TemporaryDirectory() as db, tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        child = subprocess.Popen([jitu, "ingest", "--db", f"{db}/g", *options, str(folder)], stdout=said, stderr=said, env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begun
        said.seek(0)
        return seconds, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), said.read().decode()


def main(jitu, kept=None):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(kept or temporary)
        if not (folder / "files").exists(): write_files(folder)
        print("| format | files | files a second | peak MB of jitu |\n|---|---|---|---|")
        for kind in COUNTS:
            seconds, peak, _, _ = ingest(jitu, folder / "files" / kind)
            print(f"| {kind} | {COUNTS[kind]} | {COUNTS[kind] / seconds:.1f} | {peak:.0f} |", flush=True)
        seconds, peak, status, said = ingest(jitu, folder / "files")
        total = sum(COUNTS.values())
        print(f"| all | {total} | {total / seconds:.1f} | {peak:.0f} |\n\nexit status {status}\n{said[-1500:]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
