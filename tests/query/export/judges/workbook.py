"""Sheets have the rows of the CSV tables, sums have the verdicts of `jitu check`, links lead to the sentence."""
import csv, json, pathlib, re, sys
import openpyxl

path, folder, findings = sys.argv[1:4]
recalculated = len(sys.argv) > 4  # LibreOffice without a window forgets where a sheet is frozen
shown = openpyxl.load_workbook(path, data_only=True)
written = openpyxl.load_workbook(path)
SHEETS = {'支出': 'spending', '成效': 'outcomes', '支出与成效': 'supports', '指标值': 'observations', '名称': 'entities',
          '核查发现': 'findings', '证据': 'passages', '来源文件': 'reports'}
for title, table in SHEETS.items():
    sheet = shown[title]
    with open(pathlib.Path(folder) / f'{table}.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))
    assert sheet.max_row == len(rows), (title, sheet.max_row, len(rows))
    assert recalculated or (sheet.freeze_panes == 'A2' and sheet.auto_filter.ref), title
    heads = rows[0]
    for cells, row in zip(sheet.iter_rows(min_row=2), rows[1:]):
        for head, cell, text in zip(heads, cells, row):
            if head in ('amountYuan', 'actualYuan', 'budgetYuan') and text:
                assert isinstance(cell.value, (int, float)) and round(cell.value * 100) == round(float(text) * 100)
                assert '#,##0.00' in cell.number_format
            elif head in ('quote', 'text', 'name') and text:
                text = text.replace('\r\n', '\n')
                assert cell.value == text or "'" + str(cell.value) == text, (cell.value, text)
    if 'passageId' in heads and len(rows) > 1:
        column = heads.index('passageId') + 1
        for number in range(2, sheet.max_row + 1):
            formula = written[title].cell(number, column).value
            if formula is None:
                continue
            place = re.search(r"#'?证据'?!A(\d+)", formula) or re.search(r'#证据\.A(\d+)', formula)
            assert place, formula
            quote = shown['证据'].cell(int(place.group(1)), 10).value
            assert quote == sheet.cell(number, heads.index('quote') + 1).value

sums = shown['合计核对']
assert any('SUM(' in str(cell.value) for cell in written['合计核对']['F'])
open_sums = {row[0] for row in sums.iter_rows(min_row=2, values_only=True) if row[8] == '对不上'}
count = sum(row[8] == '对不上' for row in sums.iter_rows(min_row=2, values_only=True))
found = [json.loads(line) for line in open(findings, encoding='utf-8')]
assert count == len(found) and open_sums == {one['unit'] for one in found}, (count, len(found))
front = [row for row in shown['说明'].iter_rows(values_only=True) if row[0] == '对不上的合计']
assert front and front[0][1] == count, front
