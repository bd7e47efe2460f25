#!/usr/bin/python3
"""Writes tests/formats/files: the samples of tests/reports in the formats that public bodies publish.

Made by real programs (LibreOffice, Chromium, xlsxwriter), so the files are kept and this runs only when a sample changes:

    apt-get install libreoffice-writer-nogui libreoffice-calc-nogui chromium python3-xlsxwriter fonts-wqy-zenhei zip
    tests/formats/make_files.py

No program in Debian writes OFD: these files are the PDF files in the other format, word for word and line for line
(`make_files.py from-pdf` makes them alone, and the scan). `make_files.py NAME...` makes the files of these samples alone.
"""
import csv, html, os, pathlib, quopri, re, shutil, subprocess, sys, tempfile, zipfile, zlib
import xml.etree.ElementTree as tree

root = pathlib.Path(__file__).resolve().parent.parent.parent
reports = root / "tests/reports"
files = root / "tests/formats/files"
WRAPPED = "hudong-subdistrict-2023"
TEXT = "linjiang-machinery-centre-2022"
FORM = "qingling-transport-form-2022"

def text_of(path):
    data = path.read_bytes()
    for encoding in ("utf-8", "utf-16", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            pass
    raise SystemExit(f"{path}: unknown encoding")

# The form of the sample as a table: (row, column, rows, columns, text). The text is that of the sample, cell by cell.
def form_cells():
    rows = [
        [("项目名称", 1, 2), ("青岭县农村公路安全生命防护工程", 1, 6)],
        [("主管部门", 1, 2), ("青岭县交通运输局", 1, 2), ("实施单位", 1, 2), ("青岭县公路养护中心", 1, 2)],
        [("项目资金\n（万元）", 4, 1), None, ("年初预算数", 1, 1), ("全年预算数", 1, 1), ("全年执行数", 1, 1), ("分值", 1, 1), ("执行率", 1, 1), ("得分", 1, 1)],
        [("年度资金总额", 1, 1), ("680.00", 1, 1), ("680.00", 1, 1), ("612.00", 1, 1), ("10", 1, 1), ("90.00%", 1, 1), ("9", 1, 1)],
        [("其中：当年财政拨款", 1, 1), ("680.00", 1, 1), ("680.00", 1, 1), ("612.00", 1, 1), ("—", 1, 1), ("90.00%", 1, 1), ("—", 1, 1)],
        [("上年结转资金", 1, 1), ("0.00", 1, 1), ("0.00", 1, 1), ("0.00", 1, 1), ("—", 1, 1), ("0.00%", 1, 1), ("—", 1, 1)],
    ]
    lines = [line for line in text_of(reports / f"{FORM}.txt").split("\n") if line.strip()]
    goal = lines.index("预期目标")
    indicators = lines.index("一级指标")
    rows.append([("年度总体目标", 2, 1), ("预期目标", 1, 4), ("实际完成情况", 1, 3)])
    rows.append([(lines[goal + 2], 1, 4), (lines[goal + 3], 1, 3)])
    rows.append([(name, 1, 1) for name in lines[indicators:indicators + 8]])
    first = {"产出指标": 7, "效益指标": 1, "满意度指标": 1}
    second = {"数量指标": 4, "质量指标": 1, "时效指标": 1, "成本指标": 1, "社会效益指标": 1, "服务对象满意度指标": 1}
    at = indicators + 8
    while lines[at] != "总分":
        row = []
        if lines[at] in first:
            row.append((lines[at], first[lines[at]], 1)); at += 1
        if lines[at] in second:
            row.append((lines[at], second[lines[at]], 1)); at += 1
        row += [(text, 1, 1) for text in lines[at:at + 5]]
        at += 5
        explained = lines[at] not in first and lines[at] not in second and lines[at] != "总分" and lines[at + 1][0] not in "≥≤="
        row.append((lines[at] if explained else "", 1, 1))
        at += explained
        rows.append(row)
    rows.append([("总分", 1, 5), (lines[at + 1], 1, 1), (lines[at + 2], 1, 1), ("", 1, 1)])
    # Places by what is free, as a browser does it.
    taken, cells = set(), []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken: c += 1
            if cell is None:
                c += 1
                continue
            text, height, width = cell
            cells.append((r, c, height, width, text))
            taken |= {(r + i, c + j) for i in range(height) for j in range(width)}
            c += width
    return lines[0], cells, lines[at + 3:]

def table_html(cells):
    out, row = ["<table border=1 style='border-collapse:collapse;width:100%'>"], -1
    for r, c, height, width, text in cells:
        if r != row:
            out.append(("</tr>" if row >= 0 else "") + "<tr>")
            row = r
        spans = (f" rowspan={height}" if height > 1 else "") + (f" colspan={width}" if width > 1 else "")
        out.append(f"<td{spans}>{html.escape(text).replace(chr(10), '<br>')}</td>")
        if r == 2 and c == 0: out.append("<td></td>")
    return "\n".join(out) + "</tr></table>"

def article_of(name):
    if name == FORM:
        title, cells, after = form_cells()
        return f"<p align=center>{title}</p>\n" + table_html(cells) + "\n" + "\n".join(f"<p>{html.escape(l)}</p>" for l in after)
    paragraphs, whole = [], True
    for line in text_of(reports / f"{name}.txt").split("\n"):
        line = line.strip(" \u3000\r")
        if not line: continue
        # One sample is as a page's width broke it; what other programs make of it is whole.
        if whole or name != WRAPPED: paragraphs.append(line)
        else: paragraphs[-1] += line
        whole = line[-1] in "。：；" or len(line) < 20 or line[0] == "《"
    return "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)

def page(title, article):
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:'WenQuanYi Zen Hei';font-size:12pt}} td{{padding:2pt}} @page{{size:A4;margin:2cm}}</style></head>
<body>{article}</body></html>"""

# A page as a public body's site shows it: menus, a path, rows of data, links, a footer.
def site_page(title, article, charset):
    menu = "".join(f'<li><a href="/{i}">{t}</a></li>' for i, t in enumerate(["首页", "政务公开", "办事服务", "互动交流", "数据开放", "走进云山"]))
    links = "".join(f'<li><a href="/n{i}.html">云山市2023年第{i}批公开事项通知</a></li>' for i in range(1, 9))
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}_绩效信息_云山市人民政府门户网站</title><script>var visits = "1<2";</script><style>.a{{color:red}}</style></head><body>
<div class="header"><div class="nav"><ul>{menu}</ul></div></div>
<div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; <a href="/x">政务公开</a> &gt; 绩效信息</div>
<table class="index"><tr><td>索引号：</td><td>4302000/2023-00417</td><td>主题分类：</td><td>财政</td></tr></table>
<div class="main"><div class="title"><h1>{title}</h1></div><div class="tools">字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a> <a href="#">打印</a></div>
<div id="zoom">
{article}
<p>附件：<a href="P020230517.xlsx">绩效自评基础数据表.xlsx</a></p></div></div>
<div class="related"><h3>相关文章</h3><ul>{links}</ul></div>
<div class="footer"><p>主办：云山市人民政府办公室　网站标识码：4302000001　湘ICP备05000001号</p></div></body></html>"""

def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)

def office(sources, ending, folder, filters=()):
    run("soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/jitu-office", "--headless", *filters, "--convert-to", ending, "--outdir", str(folder), *map(str, sources))

# Lengths in millimetres, from the upper left corner, as GB/T 33190 has them.
MM = 25.4 / 72
OFD = "http://www.ofdspec.org/2016"

def ofd_text(word):
    """A word of a page as one TextObject, with a step for each character."""
    left, top, right, bottom = (float(word.get(k)) * MM for k in ("xMin", "yMin", "xMax", "yMax"))
    ems = [1 if ord(c) > 0x1100 else 0.5 for c in word.text]
    steps = [round(em * (right - left) / sum(ems), 3) for em in ems][:-1]
    shown = f"g {len(steps)} {steps[0]}" if len(set(steps)) == 1 else " ".join(map(str, steps))
    size = (bottom - top) / 1.26  # of WenQuanYi: from the highest accent to the lowest foot
    return (f'<ofd:TextObject Boundary="{left:.3f} {top:.3f} {right - left:.3f} {bottom - top:.3f}" Font="1" Size="{size:.3f}">'
            f'<ofd:TextCode X="0" Y="{size:.3f}"' + (f' DeltaX="{shown}"' if steps else "") + f'>{html.escape(word.text)}</ofd:TextCode></ofd:TextObject>')

def ofd_path(path):
    """A straight path of pdftocairo's drawing; nothing for others."""
    data = path.get("d", "")
    points = [tuple(map(float, p)) for p in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", data)]
    if "C" in data or len(points) < 2: return ""
    a, b, c, d, e, f = [float(n) for n in re.findall(r"-?[\d.]+", path.get("transform", ""))] or [1, 0, 0, 1, 0, 0]
    points = [((a * x + c * y + e) * MM, (b * x + d * y + f) * MM) for x, y in points]
    stroked = "stroke:none" not in path.get("style", "")
    left, top = min(x for x, _ in points), min(y for _, y in points)
    line = " ".join(("L" if i else "M") + f" {x - left:.3f} {y - top:.3f}" for i, (x, y) in enumerate(points))
    return (f'<ofd:PathObject Boundary="{left:.3f} {top:.3f} 210 297" LineWidth="0.25" Stroke="{"true" if stroked else "false"}" Fill="{"false" if stroked else "true"}">'
            f"<ofd:AbbreviatedData>{line}</ofd:AbbreviatedData></ofd:PathObject>")

def write_ofd(pdf, path):
    words = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True).stdout
    pages = list(tree.fromstring(words).findall(".//{*}page"))
    parts = {"OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}" DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
             "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>'
             + "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages))) + "</ofd:Pages></ofd:Document>"}
    for i, page in enumerate(pages):
        drawn = subprocess.run(["pdftocairo", "-svg", "-f", str(i + 1), "-l", str(i + 1), str(pdf), "-"], capture_output=True, check=True).stdout
        svg = tree.fromstring(drawn)
        for part in list(svg.findall(".//{*}defs")): part.clear()  # glyphs
        objects = [ofd_path(p) for p in svg.findall(".//{*}path")] + [ofd_text(word) for word in page.findall(".//{*}word")]
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Content><ofd:Layer ID="{i + 100}">' + "".join(objects) + "</ofd:Layer></ofd:Content></ofd:Page>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2023, 3, 8, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + part, zipfile.ZIP_DEFLATED)

def write_scan(pdf, path):
    """A PDF file of pictures, black and white, as a copier makes it."""
    with tempfile.TemporaryDirectory() as work:
        run("pdftoppm", "-r", "200", "-mono", str(pdf), f"{work}/page")
        pictures = [p.read_bytes() for p in sorted(pathlib.Path(work).glob("page*.pbm"))]
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pictures)}/Kids[{' '.join(f'{3 + 3 * i} 0 R' for i in range(len(pictures)))}]>>"]
    for i, picture in enumerate(pictures):
        _, size, bits = picture.split(b"\n", 2)
        width, height = size.split()
        bits = zlib.compress(bytes(255 - b for b in bits), 9)
        objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I {4 + 3 * i} 0 R>>>>/Contents {5 + 3 * i} 0 R>>",
                    f"<</Type/XObject/Subtype/Image/Width {width.decode()}/Height {height.decode()}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode/Length {len(bits)}>>stream\n".encode() + bits + b"\nendstream",
                    "<</Length 25>>stream\n595 0 0 842 0 0 cm /I Do  \nendstream"]
    data, places = b"%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (entry if isinstance(entry, bytes) else entry.encode()) + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    path.write_bytes(data + f"{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n".encode())

def write_from_pdf():
    write_scan(files / "linjiang-lottery-2022.pdf", files / "scan.pdf")
    for name in (FORM, WRAPPED, TEXT):
        write_ofd(files / f"{name}.pdf", files / f"{name}.ofd")

def write_xlsx(path):
    import xlsxwriter
    title, cells, after = form_cells()
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": __import__("datetime").datetime(2023, 3, 8)})
    sheet = book.add_worksheet("项目支出绩效自评表")
    border = book.add_format({"border": 1, "text_wrap": True})
    money = book.add_format({"border": 1, "num_format": "#,##0.00"})
    percent = book.add_format({"border": 1, "num_format": "0.00%"})
    head = book.add_format({"bold": True, "align": "center"})
    sheet.merge_range(0, 0, 0, 7, title, head)
    def put(r, c, text):
        if text.replace(".", "").isdigit():
            sheet.write_number(r, c, float(text), money if "." in text else border)
        elif r <= 7 and text.endswith("%") and text[:-1].replace(".", "").isdigit():
            sheet.write_number(r, c, float(text[:-1]) / 100, percent)
        else:
            sheet.write_string(r, c, text, border)
    last = 0
    for r, c, height, width, text in cells:
        if height > 1 or width > 1: sheet.merge_range(r + 1, c, r + height, c + width - 1, "", border)
        put(r + 1, c, text)
        last = max(last, r + height)
    for i, line in enumerate(after): sheet.merge_range(last + 1 + i, 0, last + 1 + i, 7, line)
    book.close()

def write_csv(path):
    title, cells, after = form_cells()
    height = max(r for r, *_ in cells) + 1
    grid = [[""] * 8 for _ in range(height)]
    for r, c, _, _, text in cells: grid[r][c] = text
    with open(path, "w", newline="", encoding="gb18030") as out:
        csv.writer(out).writerows([[title] + [""] * 7] + grid + [[line] + [""] * 7 for line in after])

def write_sample(report, work):
    name = report.stem
    title = [l for l in text_of(report).split("\n") if l.strip()][0].strip()
    article = article_of(name)
    charset = "gb2312" if len(name) % 2 else "utf-8"
    (files / f"{name}.html").write_bytes(site_page(title, article, charset).encode("gb18030" if charset == "gb2312" else "utf-8"))
    plain = work / f"{name}.html"
    plain.write_text(page(title, article), encoding="utf-8")
    for ending in ("docx:MS Word 2007 XML", "doc:MS Word 97"):
        office([plain], ending, files, ("--infilter=HTML (StarWriter)",))
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf-no-header", "--no-pdf-header-footer",
        f"--print-to-pdf={files / (name + '.pdf')}", f"file://{plain}")

def write_form(work):
    write_xlsx(files / f"{FORM}.xlsx")
    office([files / f"{FORM}.xlsx"], "xls:MS Excel 97", files)
    write_csv(files / f"{FORM}.csv")
    office([files / f"{FORM}.docx"], "pdf", work)
    shutil.copy(work / f"{FORM}.pdf", files / f"{FORM}.office.pdf")

def write_mhtml(source, path):
    """A page as Chromium saves it: one message of several parts."""
    part = quopri.encodestring(source.read_bytes()).decode()
    path.write_text(f"""From: <Saved by Blink>
Snapshot-Content-Location: http://www.example.com/1.html
Subject: saved page
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary----"


------MultipartBoundary----
Content-Type: text/html
Content-ID: <frame@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: http://www.example.com/1.html

{part}
------MultipartBoundary----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p {{ margin: 0; }}
------MultipartBoundary------
""", encoding="utf-8")

def write_others():
    """What is rarer, of one text and of one form."""
    office([files / f"{TEXT}.docx"], "rtf", files)
    office([files / f"{TEXT}.docx"], "odt", files)
    office([files / f"{FORM}.xlsx"], "ods", files)
    shutil.copy(files / f"{TEXT}.doc", files / f"{TEXT}.wps")
    for name in (TEXT, FORM): write_mhtml(files / f"{name}.html", files / f"{name}.mhtml")

def write_bundle():
    with zipfile.ZipFile(files / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, kind in (("yunshan-commerce-2022", "docx"), ("qingling-water-project-2022", "html")):
            bundle.write(files / f"{name}.{kind}", f"云山市/{name}.{kind}")

def write_office():
    folder = root / "tests/formats/office"
    for ending in ("docx:MS Word 2007 XML", "doc:MS Word 97", "odt"):
        office([folder / "bookmobile.fodt"], ending, folder)
    shutil.copy(folder / "bookmobile.doc", folder / "bookmobile.wps")
    write_tall_cell(folder / "tall-cell.pdf")

def write_tall_cell(path):
    """A form with a narrow cell that goes on over a page on which nothing else stands."""
    tasks = "".join(f"第{i}批送书下乡{20 + i}场。" for i in range(1, 71))
    article = ("<p>2022年流动书车项目自评表</p><table border=1 style='border-collapse:collapse'><tr><td width=80>年度目标</td><td width=80>完成情况</td>"
               f"<td width=200>偏差原因</td><td width=200>备注</td></tr><tr><td>送书下乡</td><td>{tasks}</td><td></td><td></td></tr>"
               "<tr><td>资金</td><td>120.00</td><td>无</td><td>108.00</td></tr></table>")
    with tempfile.TemporaryDirectory() as work:
        (pathlib.Path(work) / "a.html").write_text(page("自评表", article), encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}", f"file://{work}/a.html")

def main(names):
    if not names:
        shutil.rmtree(files, ignore_errors=True)
        files.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        for report in sorted(reports.glob("*.txt")):
            if not names or report.stem in names: write_sample(report, pathlib.Path(temporary))
        if names: return
        write_form(pathlib.Path(temporary))
    write_from_pdf()
    write_others()
    write_bundle()
    write_office()

if __name__ == "__main__":
    write_from_pdf() if sys.argv[1:] == ["from-pdf"] else main(sys.argv[1:])
