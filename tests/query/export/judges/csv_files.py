"""Every table has the columns that its metadata names, in every row, and cells of their types."""
import csv, json, pathlib, sys
from decimal import Decimal

READ = {'integer': int, 'double': float, 'decimal': Decimal, 'string': str, 'boolean': ['true', 'false'].index}
for folder in map(pathlib.Path, sys.argv[1:]):
    metadata = json.loads((folder / 'csv-metadata.json').read_text('utf-8'))
    for table in metadata['tables']:
        with open(folder / table['url'], encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file, delimiter=metadata['dialect']['delimiter'], strict=True))
        columns = table['tableSchema']['columns']
        assert rows[0] == [column['name'] for column in columns], table['url']
        for row in rows[1:]:
            assert len(row) == len(columns), (table['url'], row)
            for cell, column in zip(row, columns):
                if cell:
                    READ[column['datatype']](cell)
            assert 'yuan' not in row[0]
        for row in rows[1:]:
            values = dict(zip(rows[0], row))
            if values.get('amountYuan'):
                assert Decimal(values['amountYuan']) == Decimal(values['amountWanYuan']) * 10000
