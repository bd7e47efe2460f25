#include "query/cli/commands.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "query/cli/console.h"
#include "query/cli/run.h"
#include "query/cli/run_export.h"

namespace jitu::query {
namespace {

using Shared = std::shared_ptr<Arguments>;

std::string Help(const Shared& arguments, std::string_view zh, std::string_view en) {
  return arguments->common.Text(zh, en);
}

CLI::App* AddCommand(CLI::App& app, const Shared& arguments, const std::string& name, const Message& about,
                     const std::string& examples) {
  CLI::App* command = app.add_subcommand(name, arguments->common.Text(about));
  command->footer(Help(arguments, "例：", "Examples:") + "\n" + examples);
  command
      ->add_option("--schema", arguments->common.schema_folder,
                   Help(arguments, "附加的词表、模式和发现的文件夹",
                        "folder with further word lists, schema files and findings"))
      ->type_name(Help(arguments, "文件夹", "DIR"));
  return command;
}

void AddDatabase(CLI::App& command, const Shared& arguments) {
  command.add_option("--db", arguments->common.db, Help(arguments, "图所在的文件夹", "folder of the graph"))
      ->envname("JITU_DB")
      ->capture_default_str()
      ->type_name(Help(arguments, "文件夹", "DIR"));
}

void AddFormat(CLI::App& command, const Shared& arguments) {
  command
      .add_option("--format", arguments->common.format,
                  Help(arguments, "输出格式：table（终端上的默认）、json（否则的默认）、jsonl、csv",
                       "output: table (default on a terminal), json (default elsewhere), jsonl, csv"))
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
      ->type_name("FORMAT");
}

void AddQuery(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* command =
      AddCommand(app, arguments, "query", Say("用查询语言问图", "ask the graph in the query language"),
                 "  jitu query --db g 'MATCH (u:Unit)-[:SPENT]->(s:Spending) RETURN u.name, s.name, s.amountFen'\n"
                 "  jitu query --db g 'MATCH (u:Unit {name: $name}) RETURN u' --param name='\"忠县民政局\"'\n"
                 "  echo 'EXPLAIN MATCH (n) RETURN count(n)' | jitu query --db g -");
  AddDatabase(*command, arguments);
  AddFormat(*command, arguments);
  command
      ->add_option("text", arguments->text,
                   Help(arguments, "语句；- 从标准输入读", "the statement; - reads standard input"))
      ->required();
  command->add_option("--param", arguments->parameters,
                      Help(arguments, "参数，名称=JSON 值，可多次", "a parameter, name=JSON value; may be repeated"));
  command->add_option("--time-limit", arguments->time_limit_seconds,
                      Help(arguments, "最多运行多少秒", "give up after so many seconds"));
  command->callback([=, &stop, &exit_status] { exit_status = RunQuery(*arguments, stop); });
}

void AddTrace(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* command = AddCommand(app, arguments, "trace",
                                 Say("哪笔支出支持这项成效，谁说的，在哪一句",
                                     "which spending stands behind an outcome, who says so, in which sentence"),
                                 "  jitu trace --db g 第二届湖南省通航博览会\n"
                                 "  jitu trace --db g --outcomes-of 航空产业链\n"
                                 "  jitu trace --db g --format json 省级真抓实干表彰");
  AddDatabase(*command, arguments);
  AddFormat(*command, arguments);
  command->add_option("outcome", arguments->text,
                      Help(arguments, "成效的一句话或关键词", "a sentence of the outcome, or key words"));
  command->add_option(
      "--outcomes-of", arguments->outcomes_of,
      Help(arguments, "反过来：这笔支出带来了哪些成效", "the other way round: what this spending brought about"));
  command
      ->add_option("--at-least", arguments->least_confidence,
                   Help(arguments, "把握低于此数（0 到 1）的不列", "leave out what is less sure than this (0 to 1)"))
      ->check(CLI::Range(0.0, 1.0));
  command->callback([=, &stop, &exit_status] { exit_status = RunTrace(*arguments, stop); });
}

void AddLookup(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* command = AddCommand(
      app, arguments, "lookup",
      Say("跨单位查一个名称：简称、代号、同音、拼音、首字母都行",
          "look a name up across units: short names, codes, homophones, pinyin, initials"),
      "  jitu lookup --db g 331厂\n  jitu lookup --db g qichenghualu\n  jitu lookup --db g '云财农2022 11号'");
  AddDatabase(*command, arguments);
  AddFormat(*command, arguments);
  command->add_option("name", arguments->text, Help(arguments, "名称或其一部分", "a name or a part of one"))
      ->required();
  command->add_option("--limit", arguments->limit, Help(arguments, "最多列出几个", "how many matches at most"))
      ->capture_default_str();
  command->callback([=, &stop, &exit_status] { exit_status = RunLookup(*arguments, stop); });
}

void AddCheck(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* command =
      AddCommand(app, arguments, "check",
                 Say("核查：合计对不上、多家认领、年份不符、目标等于完成……",
                     "findings: sums that do not close, outcomes claimed by several units, and so on"),
                 "  jitu check --db g\n  jitu check --db g --kind sum_does_not_close --kind conflicting_values");
  AddDatabase(*command, arguments);
  AddFormat(*command, arguments);
  command->add_option("--kind", arguments->kinds,
                      Help(arguments, "只查这一类，可多次", "this kind alone; may be repeated"));
  command->add_flag("--store", arguments->store,
                    Help(arguments, "把发现存入图（Finding 节点），替换原有的",
                         "keep the findings in the graph (nodes Finding) in place of earlier ones"));
  command->callback([=, &stop, &exit_status] { exit_status = RunCheck(*arguments, stop); });
}

/// The options say which part of the graph, then how it is written.
void AddExport(CLI::App& app, const Shared& shared, const StopSignal& stop, int& exit_status) {
  const auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command =
      AddCommand(app, shared, "export",
                 Say("导出给研究工具用：表格、工作簿、图、关联数据、简报",
                     "exports for research tools: tables, workbooks, graphs, linked data, briefs"),
                 "  jitu export --list\n"
                 "  jitu export --db g --format csv -o tables/\n"
                 "  jitu export --db g --format csv --unit 忠县民政局 --year 2022 -o tables/\n"
                 "  jitu export --db g --format csv --query 'MATCH (s:Spending) RETURN s.name, s.amountFen' -o s.csv\n"
                 "  duckdb -c \"COPY (FROM 'tables/supports.csv') TO 'supports.parquet'\"");
  AddDatabase(*command, shared);
  const auto option = [&](const char* name, auto& target, std::string_view zh, std::string_view en) {
    return command->add_option(name, target, Help(shared, zh, en));
  };
  option("--format", arguments->format, "格式，见 --list", "format, see --list")->type_name("FORMAT");
  option("-o,--output", arguments->output, "写到哪个文件或文件夹；- 为标准输出（默认）",
         "file or folder to write; - is standard output (default)");
  option("--unit", arguments->unit, "只要一个单位", "one unit only");
  option("--year", arguments->year, "只要一个年度", "one fiscal year only");
  option("--query", arguments->statement, "一条查询语句的结果", "the answer to a statement");
  option("--param", arguments->parameters, "语句的参数，名称=JSON 值，可多次",
         "a parameter of it, name=JSON value; may be repeated");
  option("--trace", arguments->trace, "一项成效和支撑它的支出", "an outcome and the spending behind it");
  option("--lookup", arguments->lookup, "一个名称和与它有关的一切", "a name and everything said of it");
  command->add_flag("--check", arguments->check, Help(shared, "此刻的核查发现", "the findings of this moment"));
  option("--table", arguments->tables, "只要这张表，可多次", "this table only; may be repeated");
  option("--set", arguments->settings, "格式的设置，名称 或 名称=值，可多次",
         "a setting of the format, name or name=value; may be repeated");
  option("--language", arguments->language, "标签和标题的语言：zh、en", "language of labels and titles: zh, en")
      ->check(CLI::IsMember({"zh", "en"}));
  option("--time", arguments->time, "写进出处的时间；不给则用 SOURCE_DATE_EPOCH，再没有就不写",
         "time to state in the provenance; else SOURCE_DATE_EPOCH, else none");
  option("--licence", arguments->licence, "写进出处的许可", "licence to state in the provenance");
  option("--base", arguments->base,
         "编号成为 IRI 时的前缀，默认 urn:jitu:", "what precedes ids in IRIs, urn:jitu: unless told");
  command->add_flag("--list", arguments->list, Help(shared, "列出全部格式", "show all formats"));
  option("--describe", arguments->describe, "说明一种格式：设置、每列的含义",
         "describe a format: its settings, what each column means");
  command->callback([=, &stop, &exit_status] {
    arguments->common = shared->common;
    exit_status = RunExport(*arguments, stop);
  });
}

void AddVerifyBundle(CLI::App& app, const Shared& shared, const StopSignal& stop, const exporting::SourceReader& read,
                     int& exit_status) {
  struct Asked {
    std::string bundle, files;
    std::int64_t seconds = 600;
  };
  const auto asked = std::make_shared<Asked>();
  CLI::App* command =
      AddCommand(app, shared, "verify-bundle",
                 Say("离线重新证明一个证据包（jitu export --format bundle）",
                     "prove a bundle again, offline (jitu export --format bundle)"),
                 "  jitu verify-bundle answer.jsonl\n  jitu verify-bundle answer.jsonl --files reports/");
  command->add_option("bundle", asked->bundle, Help(shared, "证据包", "the bundle"))->required();
  command->add_option("--files", asked->files,
                      Help(shared, "来源文件所在的文件夹；不给则按当初的路径找",
                           "folder of the source files; else they are looked for where they were read"));
  command
      ->add_option("--seconds", asked->seconds,
                   Help(shared, "重新推导最多用多少秒", "most time for the answer to follow anew"))
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
      ->capture_default_str();
  command->callback([=, &stop, &exit_status] {
    exporting::VerifyOptions options;
    options.files = asked->files;
    options.read = read;
    options.most_time = std::chrono::seconds(asked->seconds);
    options.stop = stop;
    exit_status = RunVerifyBundle(shared->common, asked->bundle, std::move(options));
  });
}

void AddOthers(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* stats =
      AddCommand(app, arguments, "stats", Say("各类节点和关系的数目", "counts per node label and relationship type"),
                 "  jitu stats --db g");
  AddDatabase(*stats, arguments);
  AddFormat(*stats, arguments);
  stats->callback([=, &exit_status] { exit_status = RunStats(*arguments); });

  CLI::App* bench = AddCommand(app, arguments, "bench",
                               Say("同一语句按一行一组参数计时", "time one statement, once per line of parameters"),
                               "  jitu bench --db g --query q1.cypher --params q1.jsonl --warmup 100");
  AddDatabase(*bench, arguments);
  bench->add_option("--query", arguments->query_file, Help(arguments, "语句所在的文件", "file with the statement"))
      ->required();
  bench->add_option("--params", arguments->params_file,
                    Help(arguments, "参数文件，每行一个 JSON 对象", "file of JSON objects, one a line"));
  bench->add_option("--warmup", arguments->warmup, Help(arguments, "计时前先运行几次", "runs before the clock counts"));
  bench->callback([=, &stop, &exit_status] { exit_status = RunBench(*arguments, stop); });

  CLI::App* schema = AddCommand(
      app, arguments, "schema",
      Say("图里可以有什么：标签、关系、属性", "what the graph may hold: labels, relationship types, properties"),
      "  jitu schema");
  schema->callback([=, &exit_status] { exit_status = RunSchema(*arguments); });
}

void AddCare(CLI::App& app, const Shared& arguments, const StopSignal& stop, int& exit_status) {
  CLI::App* verify =
      AddCommand(app, arguments, "verify",
                 Say("通读整个图，检查各处是否相符", "read the whole graph and check that it agrees with itself"),
                 "  jitu verify --db g");
  AddDatabase(*verify, arguments);
  verify->callback([=, &stop, &exit_status] { exit_status = RunVerify(*arguments, stop); });

  CLI::App* backup = AddCommand(app, arguments, "backup",
                                Say("把图复制到一个空文件夹，可单独打开",
                                    "copy the graph into an empty folder, where it can be opened by itself"),
                                "  jitu backup --db g g-2024-06-01");
  AddDatabase(*backup, arguments);
  backup->add_option("folder", arguments->folder, Help(arguments, "空文件夹", "an empty folder"))->required();
  backup->callback([=, &exit_status] { exit_status = RunBackup(*arguments); });
}

}  // namespace

void AddCommands(CLI::App& app, const StopSignal& stop, const exporting::SourceReader& read, int& exit_status) {
  const auto arguments = std::make_shared<Arguments>();
  AddQuery(app, arguments, stop, exit_status);
  AddTrace(app, arguments, stop, exit_status);
  AddLookup(app, arguments, stop, exit_status);
  AddCheck(app, arguments, stop, exit_status);
  AddExport(app, arguments, stop, exit_status);
  AddVerifyBundle(app, arguments, stop, read, exit_status);
  AddOthers(app, arguments, stop, exit_status);
  AddCare(app, arguments, stop, exit_status);
}

}  // namespace jitu::query
