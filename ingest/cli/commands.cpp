#include "ingest/cli/commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/open.h"
#include "ingest/cli/options.h"
#include "ingest/cli/progress.h"
#include "ingest/cli/run.h"
#include "ingest/load/files.h"
#include "ingest/load/judgements.h"
#include "ingest/quantities/quantities_json.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"
#include "ingest/tables/import.h"
#include "schema/text/display.h"

namespace jitu::ingest {
namespace {

std::string StandardInput() { return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}; }

int RunExtract(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  const Extractor extractor(*catalog);
  ReadLimits limits;
  limits.catalog = &*catalog;
  limits.ocr = options.ocr;
  limits.stop = stop;
  int status = 0;
  const auto print = [&](const Result<Document>& document) {
    if (document) {
      std::cout << ToJsonLines(extractor.Extract(*document));
    } else {
      Report(options, document.error());
      status = kSomeFilesFailed;
    }
  };
  std::vector<std::string> named;
  for (const std::string& path : options.paths) {
    if (path == "-") {
      print(ReadBytes(StandardInput(), "-", limits));
    } else {
      named.push_back(path);
    }
  }
  const FileList list = FindFiles(named);
  for (const Error& error : list.unreadable) {
    Report(options, error);
    status = kSomeFilesFailed;
  }
  for (const std::string& file : list.files) {
    if (stop.Requested()) break;
    const auto reports = ReadReports(file, limits);
    if (!reports) print(reports.error());
    for (std::size_t i = 0; reports && i < reports->size(); ++i) print((*reports)[i]);
  }
  return status;
}

int RunQuantities(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  std::optional<std::chrono::sys_days> today;
  if (!options.today.empty() && !(today = ParseDay(options.today))) {
    return Report(options, Error{ErrorCode::kInvalidArgument,
                                 Say("--today {} 不是日期；请写成 2023-05-20 的样子",
                                     "--today {} is no date; write it as 2023-05-20", options.today),
                                 {}});
  }
  const QuantityLines lines(*catalog, today);
  std::string line;
  for (std::uint64_t number = 1; !stop.Requested() && std::getline(std::cin, line); ++number) {
    std::cout << lines.Json(line, number) << '\n';
  }
  return 0;
}

Message Phase(const ImportProgress& now) {
  constexpr std::uint64_t kMegabyte = 1'000'000;
  if (now.phase == ImportPhase::kStoring) return Say("正在写入：{} 行", "storing: {} rows", now.rows);
  return Say("正在读表：{}/{} MB", "reading tables: {}/{} MB", now.bytes / kMegabyte, now.total_bytes / kMegabyte);
}

int RunImport(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  auto store = OpenForWriting(options, *catalog);
  if (!store) return Report(options, store.error());
  ProgressLine progress(options.language);
  ImportOptions import;
  import.nodes.assign(options.nodes.begin(), options.nodes.end());
  import.relationships.assign(options.relationships.begin(), options.relationships.end());
  import.skip_bad_rows = options.skip_bad_rows;
  const auto summary =
      ImportTables(**store, import, stop, [&](const ImportProgress& now) { progress.Show(Phase(now)); });
  progress.Clear();
  if (!summary) return Report(options, summary.error());
  for (const BadRow& row : summary->bad_rows) {
    Report(options, Fail(ErrorCode::kUnreadableInput, row.reason, row.file + ":" + std::to_string(row.line)));
  }
  std::cerr << options.Text(Say("导入 {} 个节点，{} 条关系，略过 {} 行",
                                "imported {} nodes and {} relationships, skipped {} rows", summary->nodes,
                                summary->relationships, summary->bad_row_count))
            << '\n';
  return 0;
}

/// One doubt a line, tab-separated: gain comes first, so the order says what helps most.
void PrintDoubts(const std::vector<Doubt>& doubts, std::size_t limit) {
  for (std::size_t i = 0; i < std::min(doubts.size(), limit); ++i) {
    const Doubt& doubt = doubts[i];
    std::cout << doubt.label << '\t' << doubt.one << '\t' << doubt.other << '\t'
              << (doubt.joined ? "same?" : "different?") << '\t' << doubt.why << '\t' << doubt.mentions << '\n';
  }
}

int RunJudge(const Options& options, const StopSignal& stop) {
  const auto& words = options.words;
  const std::size_t wanted = options.undo ? 2 : words.empty() ? 0 : 3;
  if (words.size() != wanted) {
    return Report(options,
                  Fail(ErrorCode::kInvalidArgument,
                       Say("用法：jitu judge same|different|unsure 名称甲 名称乙，或 jitu judge --undo 名称甲 名称乙",
                           "use: jitu judge same|different|unsure A B, or jitu judge --undo A B")));
  }
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  graph::OpenOptions open;
  open.read_only = words.empty();
  auto store = graph::OpenRocks(options.db, catalog->graph(), open);
  if (!store) return Report(options, store.error());
  if (words.empty()) {
    const auto doubts = OpenDoubts(**store, *catalog, stop);
    if (!doubts) return Report(options, doubts.error());
    PrintDoubts(*doubts, options.next);
    return 0;
  }
  const auto one = MeantBy(**store, *catalog, words[wanted - 2]);
  if (!one) return Report(options, one.error());
  const auto other = MeantBy(**store, *catalog, words[wanted - 1]);
  if (!other) return Report(options, other.error());
  const auto done = options.undo ? Unjudge(**store, *catalog, *one, *other, stop)
                                 : Judge(**store, *catalog, words[0], *one, *other, options.note, stop);
  if (!done) return Report(options, done.error());
  const auto unknown = UnknownAmong(**store, *catalog, {*one, *other});
  if (!unknown) return Report(options, unknown.error());
  for (const std::string& name : *unknown) {
    std::cerr << options.Text(Say("目前没有报告提到“{}”；判断已记下，读到时生效",
                                  "no report speaks of “{}” yet; the judgement is kept and holds once one does", name))
              << '\n';
  }
  return 0;
}

CLI::App* AddCommand(CLI::App& app, const std::shared_ptr<Options>& options, const std::string& name,
                     std::string_view zh, std::string_view en, const std::string& examples) {
  CLI::App* command = app.add_subcommand(name, options->Help(zh, en));
  command->footer(options->Help("例：", "Examples:") + "\n" + examples);
  command->add_option("--schema", options->schema_folder,
                      options->Help("附加的词表和模式文件夹", "folder with further word lists and schema files"));
  return command;
}

void AddDatabase(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("--db", options->db, options->Help("图所在的文件夹", "folder of the graph"))
      ->envname("JITU_DB")
      ->capture_default_str();
}

void AddOcr(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_flag("--ocr", options->ocr,
                   options->Help("识别扫描件中的文字（慢，需要 tesseract-ocr-chi-sim）",
                                 "recognise the text of scans (slow, takes tesseract-ocr-chi-sim)"));
}

}  // namespace

void AddCommands(CLI::App& app, const StopSignal& stop, int& exit_status) {
  auto options = std::make_shared<Options>();

  CLI::App* ingest =
      AddCommand(app, options, "ingest", "把报告读入图（可重复运行）", "read reports into the graph (again and again)",
                 "  jitu ingest --db g reports/\n  jitu ingest --db g a.txt b.txt --jobs 2\n"
                 "  jitu ingest --db g bundle.zip --dry-run\n  jitu ingest --db g --watch inbox/\n"
                 "  jitu ingest --db g corrections.jsonl");
  AddDatabase(*ingest, options);
  ingest->add_option("paths", options->paths, options->Help("文件、文件夹或 zip", "files, folders or zip archives"))
      ->required();
  ingest->add_option("--jobs", options->jobs,
                     options->Help("读文件的线程数，0 为每核一个", "threads that read; 0: one per core"));
  ingest->add_flag(
      "--dry-run", options->dry_run,
      options->Help("只读文件、报告结果，不写图", "read the files and tell what comes of it, without a graph"));
  ingest->add_flag("--watch", options->watch,
                   options->Help("读完后守着文件夹，有新文件就读，Ctrl-C 结束",
                                 "then wait for files that come into the folders; Ctrl-C ends"));
  AddOcr(*ingest, options);
  ingest->callback([=, &stop, &exit_status] { exit_status = RunIngest(*options, stop); });

  CLI::App* extract = AddCommand(app, options, "extract", "不建图，按行输出每份报告的事实 (JSON)",
                                 "print each report's facts as JSON lines, without a graph",
                                 "  jitu extract report.txt\n  cat report.txt | jitu extract -");
  extract->add_option("paths", options->paths, options->Help("文件、文件夹或 -", "files, folders or -"))->required();
  AddOcr(*extract, options);
  extract->callback([=, &stop, &exit_status] { exit_status = RunExtract(*options, stop); });

  CLI::App* show =
      AddCommand(app, options, "show", "在原文中显示一条证据", "show a piece of evidence in its surroundings",
                 "  jitu show --db g 7423518839912034\n"
                 "  jitu show --db g a.docx:120-158\n"
                 "  jitu show --db g 'bundle.zip!a.docx:120-158' --format json");
  AddDatabase(*show, options);
  show->add_option(
          "evidence", options->evidence,
          options->Help("证据编号 id(passage)，或“报告标题或路径:起-止”，如 trace 和 extract 所给",
                        "a passage's id, or a report's title or path with start-end as trace and extract give them"))
      ->required();
  show->add_option("--format", options->format, options->Help("text 或 json", "text or json"))
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  show->callback([=, &exit_status] { exit_status = RunShow(*options); });

  CLI::App* judge = AddCommand(app, options, "judge", "判断两个名称或两项成效是否同一；不带参数时列出最值得判断的",
                               "judge whether two names, or two outcomes, are one; alone it lists what to judge next",
                               "  jitu judge --db g\n  jitu judge --db g same 启承华路 启成华路 --note 工商登记\n"
                               "  jitu judge --db g --undo 启承华路 启成华路");
  AddDatabase(*judge, options);
  judge->add_option(
      "words", options->words,
      options->Help("same、different 或 unsure，再加两个名称", "same, different or unsure, then two names"));
  judge->add_option("--note", options->note, options->Help("依据", "on what grounds"));
  judge->add_flag("--undo", options->undo,
                  options->Help("收回对这两个名称的判断", "take back what was judged of the two"));
  judge->add_option("--next", options->next, options->Help("列出多少对", "how many pairs to list"))
      ->capture_default_str();
  judge->callback([=, &stop, &exit_status] { exit_status = RunJudge(*options, stop); });

  CLI::App* tables =
      AddCommand(app, options, "import", "批量导入 CSV 表 (Neo4j 表头)", "bulk load of CSV tables (Neo4j headers)",
                 "  jitu import --db g --nodes units.csv --relationships spent.csv");
  AddDatabase(*tables, options);
  tables->add_option("--nodes", options->nodes, options->Help("节点表", "node tables"))->required();
  tables->add_option("--relationships", options->relationships, options->Help("关系表", "relationship tables"));
  tables->add_flag("--skip-bad-rows", options->skip_bad_rows, options->Help("略过坏行继续", "go on after bad rows"));
  tables->callback([=, &stop, &exit_status] { exit_status = RunImport(*options, stop); });

  CLI::App* quantities =
      AddCommand(app, options, "quantities", "读标准输入各行中的数量", "read the quantities in lines of standard input",
                 "  echo 支出2.60万元，增长14.5% | jitu quantities");
  quantities->add_option("--today", options->today,
                         options->Help("“明天”“上个月”从哪一天算起，如 2023-05-20",
                                       "the day that 明天 and 上个月 are told from, as 2023-05-20"));
  quantities->callback([=, &stop, &exit_status] { exit_status = RunQuantities(*options, stop); });
}

}  // namespace jitu::ingest
