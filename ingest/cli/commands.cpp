#include "ingest/cli/commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/open.h"
#include "ingest/cli/progress.h"
#include "ingest/load/ingest.h"
#include "ingest/load/judgements.h"
#include "ingest/quantities/quantities_json.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"
#include "ingest/tables/import.h"
#include "schema/text/display.h"

namespace jitu::ingest {
namespace {

constexpr int kSomeFilesFailed = 2;

/// What the commands of this room share: the language, and the options that all of them take.
struct Options {
  text::Language language = text::MessageLanguage();
  std::string db = "jitu.db";
  std::string schema_folder;
  std::string today;
  std::vector<std::string> paths;
  unsigned jobs = 0;
  std::vector<std::string> nodes, relationships;
  bool skip_bad_rows = false;
  std::vector<std::string> words;  ///< of judge
  std::string note;
  bool undo = false;
  std::size_t next = 10;

  const std::string& Text(const Message& message) const { return text::In(language, message); }
  std::string Help(std::string_view zh, std::string_view en) const { return text::In(language, Say(zh, en)); }
};

int Report(const Options& options, const Error& error) {
  std::cerr << text::Shown(error, options.language) << '\n';
  return ExitStatusOf(error.code);
}

Result<model::Catalog> LoadCatalog(const Options& options) {
  if (options.schema_folder.empty()) return model::Catalog::Load();
  return model::Catalog::Load(std::filesystem::path(options.schema_folder));
}

Result<std::unique_ptr<graph::Store>> OpenForWriting(const Options& options, const model::Catalog& catalog) {
  graph::OpenOptions open;
  open.create_if_missing = true;
  return graph::OpenRocks(options.db, catalog.graph(), open);
}

void PrintSummary(const Options& options, const IngestSummary& summary, const FileList& list, double seconds) {
  const auto line = [&](const Message& message) { std::cerr << options.Text(message) << '\n'; };
  line(Say("读入 {} 份报告（其中替换旧文 {} 份），未变 {} 份，失败 {} 个文件",
           "read {} reports ({} of them replacing an older text), {} unchanged, {} files failed", summary.read,
           summary.replaced, summary.unchanged, summary.failed.size() + list.unreadable.size()));
  line(Say("支出 {} 条，成果 {} 条，支撑关系 {} 条，指标值 {} 条",
           "{} spending facts, {} outcomes, {} supports, {} observations", summary.facts.spending,
           summary.facts.outcomes, summary.facts.supports, summary.facts.observations));
  if (summary.derived.entities > 0) {
    line(Say("实体 {} 个（合并异名 {} 个），同一成果的关联 {} 对",
             "{} entities ({} further names joined), {} pairs of equal outcomes", summary.derived.entities,
             summary.derived.joined_names, summary.derived.joined_outcomes));
  }
  if (!list.passed.empty()) {
    line(Say("略过 {} 个不是报告格式的文件", "passed over {} files of other formats", list.passed.size()));
  }
  if (summary.stopped) {
    line(Say("已按要求停止；再次运行同一命令会接着读。", "stopped as asked; run the same command again to go on."));
  }
  std::cerr << options.Text(Say("用时 {} 秒", "{} s", std::to_string(seconds).substr(0, 4))) << '\n';
}

int RunIngest(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  const FileList list = FindFiles(options.paths);
  for (const Error& error : list.unreadable) Report(options, error);
  auto store = OpenForWriting(options, *catalog);
  if (!store) return Report(options, store.error());

  ProgressLine progress(options.language);
  IngestOptions ingest;
  ingest.jobs = options.jobs;
  ingest.bundles = list.bundles;
  ingest.stop = stop;
  ingest.progress = [&](const IngestProgress& now) {
    if (now.deriving) {
      progress.Show(Say("正在归并名称和成果…", "joining names and outcomes ..."));
    } else {
      progress.Show(now.done, now.failed, now.total);
    }
  };
  const auto summary = Ingest(**store, *catalog, list.files, ingest);
  progress.Clear();
  if (!summary) return Report(options, summary.error());
  for (const Error& error : summary->failed) Report(options, error);
  for (const Error& error : summary->bad_lines) Report(options, error);
  PrintSummary(options, *summary, list, progress.SecondsSinceStart());
  const bool all_taken = summary->failed.empty() && summary->bad_lines.empty() && list.unreadable.empty();
  return all_taken ? 0 : kSomeFilesFailed;
}

std::string StandardInput() { return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}; }

int RunExtract(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  const Extractor extractor(*catalog);
  ReadLimits limits;
  limits.catalog = &*catalog;
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
  const std::string& one = words[wanted - 2];
  const std::string& other = words[wanted - 1];
  const auto done = options.undo ? Unjudge(**store, *catalog, one, other, stop)
                                 : Judge(**store, *catalog, words[0], one, other, options.note, stop);
  if (!done) return Report(options, done.error());
  const auto unknown = UnknownAmong(**store, {one, other});
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

}  // namespace

void AddCommands(CLI::App& app, const StopSignal& stop, int& exit_status) {
  auto options = std::make_shared<Options>();

  CLI::App* ingest =
      AddCommand(app, options, "ingest", "把报告读入图（可重复运行）", "read reports into the graph (again and again)",
                 "  jitu ingest --db g reports/\n  jitu ingest --db g a.txt b.txt --jobs 2\n"
                 "  jitu ingest --db g corrections.jsonl");
  AddDatabase(*ingest, options);
  ingest->add_option("paths", options->paths, options->Help("文件或文件夹", "files or folders"))->required();
  ingest->add_option("--jobs", options->jobs,
                     options->Help("读文件的线程数，0 为每核一个", "threads that read; 0: one per core"));
  ingest->callback([=, &stop, &exit_status] { exit_status = RunIngest(*options, stop); });

  CLI::App* extract = AddCommand(app, options, "extract", "不建图，按行输出每份报告的事实 (JSON)",
                                 "print each report's facts as JSON lines, without a graph",
                                 "  jitu extract report.txt\n  cat report.txt | jitu extract -");
  extract->add_option("paths", options->paths, options->Help("文件、文件夹或 -", "files, folders or -"))->required();
  extract->callback([=, &stop, &exit_status] { exit_status = RunExtract(*options, stop); });

  CLI::App* judge = AddCommand(app, options, "judge", "判断两个名称是否同一事物；不带参数时列出最值得判断的",
                               "judge whether two names are one thing; alone it lists what to judge next",
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

  CLI::App* import =
      AddCommand(app, options, "import", "批量导入 CSV 表 (Neo4j 表头)", "bulk load of CSV tables (Neo4j headers)",
                 "  jitu import --db g --nodes units.csv --relationships spent.csv");
  AddDatabase(*import, options);
  import->add_option("--nodes", options->nodes, options->Help("节点表", "node tables"))->required();
  import->add_option("--relationships", options->relationships, options->Help("关系表", "relationship tables"));
  import->add_flag("--skip-bad-rows", options->skip_bad_rows, options->Help("略过坏行继续", "go on after bad rows"));
  import->callback([=, &stop, &exit_status] { exit_status = RunImport(*options, stop);
});

CLI::App* quantities =
    AddCommand(app, options, "quantities", "读标准输入各行中的数量", "read the quantities in lines of standard input",
               "  echo 支出2.60万元，增长14.5% | jitu quantities");
quantities->add_option("--today", options->today,
                       options->Help("“明天”“上个月”从哪一天算起，如 2023-05-20",
                                     "the day that 明天 and 上个月 are told from, as 2023-05-20"));
quantities->callback([=, &stop, &exit_status] { exit_status = RunQuantities(*options, stop); });
}  // namespace jitu::ingest

}  // namespace jitu::ingest
