// kuzu.mjs JUDGES SCRIPT STATS: Kùzu runs the script and then has as many nodes and relationships of each kind as jitu.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [, , judges, script, stats] = process.argv;
const kuzu = createRequire(`${judges}/node_modules/`)('kuzu');
const connection = new kuzu.Connection(new kuzu.Database(':memory:'));
const run = text => {
  const result = connection.querySync(text);
  const rows = result.getAllSync();
  result.close();
  return rows;
};
run('BEGIN TRANSACTION');
for (const line of readFileSync(script, 'utf8').split('\n')) {
  if (line && !line.startsWith('//')) run(line);
}
run('COMMIT');
for (const line of readFileSync(stats, 'utf8').trim().split('\n')) {
  const { kind, name, count } = JSON.parse(line);
  const [row] = run(kind === 'node' ? `MATCH (n:\`${name}\`) RETURN count(*) AS n` : `MATCH ()-[r:\`${name}\`]->() RETURN count(*) AS n`);
  if (Number(row.n) !== Number(count)) {
    console.error(`${name}: ${row.n} for ${count}`);
    process.exit(1);
  }
}
