#include <array>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "ingest/cli/progress.h"
#include "ingest/cli/run.h"
#include "ingest/cli/watch.h"
#include "ingest/load/ingest.h"
#include "schema/base/temporary_folder.h"

namespace jitu::ingest {
namespace {

void PrintFormats(const Options& options, const IngestSummary& summary) {
  for (const auto& [name, count] : summary.formats) {
    std::cerr << options.Text(Say("  {}：读入 {}，未变 {}，失败 {}", "  {}: {} read, {} unchanged, {} failed",
                                  name.empty() ? std::string("?") : name, count.read, count.unchanged, count.failed))
              << '\n';
  }
}

std::string OneDecimal(double number) {
  std::array<char, 400> digits{};  // the largest double has 309 digits
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 1).ptr;
  return {digits.data(), end};
}

void PrintSummary(const Options& options, const IngestSummary& summary, const FileList& list, double seconds) {
  const auto line = [&](const Message& message) { std::cerr << options.Text(message) << '\n'; };
  line(Say("读入 {} 份报告（其中替换旧文 {} 份），未变 {} 份，失败 {} 个文件",
           "read {} reports ({} of them replacing an older text), {} unchanged, {} files failed", summary.read,
           summary.replaced, summary.unchanged, summary.failed.size() + list.unreadable.size()));
  PrintFormats(options, summary);
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
  if (options.dry_run) line(Say("这是试读，没有写入图。", "this was a dry run; no graph was written."));
  line(Say("用时 {} 秒，每秒 {} 个文件", "{} s, {} files a second", OneDecimal(seconds),
           OneDecimal(seconds > 0 ? static_cast<double>(summary.files) / seconds : 0)));
}

/// One pass over these files: opened for it alone, so that others may read the graph in between.
int IngestOnce(const Options& options, const model::Catalog& catalog, const std::vector<std::string>& paths,
               const StopSignal& stop) {
  const FileList list = FindFiles(paths);
  for (const Error& error : list.unreadable) Report(options, error);
  Options target = options;
  std::optional<TemporaryFolder> trial;  // of a dry run
  if (options.dry_run) {
    auto folder = TemporaryFolder::Make();
    if (!folder) return Report(options, folder.error());
    target.db = trial.emplace(*std::move(folder)).path();
  }
  auto store = OpenForWriting(target, catalog);
  if (!store) return Report(options, store.error());

  ProgressLine progress(options.language);
  IngestOptions ingest;
  ingest.jobs = options.jobs;
  ingest.bundles = list.bundles;
  ingest.read.ocr = options.ocr;
  ingest.stop = stop;
  ingest.progress = [&](const IngestProgress& now) {
    if (now.deriving) {
      progress.Show(Say("正在归并名称和成果…", "joining names and outcomes ..."));
    } else {
      progress.Show(now.done, now.failed, now.total);
    }
  };
  const auto summary = Ingest(**store, catalog, list.files, ingest);
  progress.Clear();
  if (!summary) return Report(options, summary.error());
  for (const Error& error : summary->failed) Report(options, error);
  for (const Error& error : summary->bad_lines) Report(options, error);
  PrintSummary(options, *summary, list, progress.SecondsSinceStart());
  const bool all_taken = summary->failed.empty() && summary->bad_lines.empty() && list.unreadable.empty();
  return all_taken ? 0 : kSomeFilesFailed;
}

}  // namespace

int RunIngest(const Options& options, const StopSignal& stop) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  if (!options.watch) return IngestOnce(options, *catalog, options.paths, stop);
  // Watching begins first, so that nothing that comes in meanwhile is missed.
  auto watch = FolderWatch::Open(options.paths);
  if (!watch) return Report(options, watch.error());
  int status = IngestOnce(options, *catalog, options.paths, stop);
  while (!stop.Requested()) {
    const auto changed = watch->Wait(stop);
    if (!changed) return Report(options, changed.error());
    if (!changed->empty()) status = std::max(status, IngestOnce(options, *catalog, *changed, stop));
  }
  return status;
}

}  // namespace jitu::ingest
