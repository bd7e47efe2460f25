// duckdb.mjs JUDGES FOLDER: DuckDB finds the types that the columns mean, the money sums up exactly, Chinese is intact;
// what it copies to Parquet reads the same.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [, , judges, folder] = process.argv;
const require = createRequire(`${judges}/node_modules/`);
const { DuckDBInstance } = require('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async text => (await connection.runAndReadAll(text)).getRowsJson();
const fail = text => { console.error(text); process.exit(1); };

const metadata = JSON.parse(readFileSync(`${folder}/csv-metadata.json`, 'utf8'));
const allowed = { integer: ['BIGINT', 'VARCHAR'], double: ['DOUBLE', 'BIGINT', 'VARCHAR'], decimal: ['DOUBLE', 'VARCHAR'],
  boolean: ['BOOLEAN', 'VARCHAR'], string: ['VARCHAR', 'BIGINT', 'DOUBLE'] };
for (const { url, tableSchema } of metadata.tables) {
  const found = await rows(`DESCRIBE SELECT * FROM read_csv('${folder}/${url}', header = true, sample_size = -1)`);
  tableSchema.columns.forEach((column, i) => {
    if (found[i][0] !== column.name) fail(`${url}: ${found[i][0]} for ${column.name}`);
    if (!allowed[column.datatype].includes(found[i][1])) fail(`${url} ${column.name}: ${found[i][1]} for ${column.datatype}`);
  });
}
const spending = `read_csv('${folder}/spending.csv', types = {'amountYuan': 'DECIMAL(18,2)', 'id': 'VARCHAR'})`;
const [[sum, count]] = await rows(`SELECT sum(amountYuan)::VARCHAR, count(*) FROM ${spending}`);
await connection.run(`COPY (SELECT * FROM ${spending}) TO '${folder}/spending.parquet' (FORMAT parquet)`);
const [[again, kept]] = await rows(`SELECT sum(amountYuan)::VARCHAR, count(*) FROM '${folder}/spending.parquet'`);
if (again !== sum || kept !== count || Number(count) === 0) fail(`parquet: ${again} ${kept} for ${sum} ${count}`);
const [[names]] = await rows(`SELECT count(*) FROM read_csv('${folder}/outcomes.csv') WHERE regexp_matches("text", '[一-龥]')`);
if (Number(names) === 0) fail('no Chinese');
