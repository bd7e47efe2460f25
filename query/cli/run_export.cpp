#include "query/cli/run_export.h"

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <unistd.h>

#include "query/cli/describe_export.h"
#include "query/cli/parameters.h"
#include "query/cli/table.h"
#include "query/export/bundle.h"
#include "query/export/format.h"

namespace jitu::query {
namespace {

using exporting::Content;
using exporting::ContentOptions;
using exporting::FindFormat;
using exporting::Formats;
using exporting::Shape;
using ExportFormat = exporting::Format;

/// `--time`, else SOURCE_DATE_EPOCH (reproducible-builds.org) as UTC, else nothing: never the clock.
Result<std::string> TimeOf(const ExportArguments& arguments) {
  if (!arguments.time.empty()) return arguments.time;
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') return std::string();
  char* end = nullptr;
  const long long seconds = std::strtoll(epoch, &end, 10);
  std::tm parts{};
  const std::time_t moment = static_cast<std::time_t>(seconds);
  char text[64];
  if (*end != '\0' || gmtime_r(&moment, &parts) == nullptr ||
      std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("SOURCE_DATE_EPOCH 不是秒数：{}", "SOURCE_DATE_EPOCH is no number of seconds: {}", epoch));
  }
  return std::string(text);
}

std::string_view NameOf(Shape shape, const Common& common) {
  const bool chinese = common.language == text::Language::kChinese;
  if (shape == Shape::kTables) return chinese ? "表" : "tables";
  if (shape == Shape::kGraph) return chinese ? "图" : "graph";
  return chinese ? "文档" : "document";
}

void List(const Common& common) {
  Table drawing;
  drawing.head = {common.Text("格式", "format"), common.Text("写成", "writes"), common.Text("用途", "for"),
                  common.Text("例", "example")};
  for (const auto& format : Formats()) {
    drawing.rows.push_back({std::string(format.name), std::string(NameOf(format.shape, common)),
                            common.Text(format.about), std::string(format.example)});
  }
  std::cout << Drawn(drawing, 90);
}

Result<const ExportFormat*> FormatOf(const std::string& name) {
  if (const ExportFormat* format = FindFormat(name)) return format;
  if (name == "parquet" || name == "arrow") {
    return Fail(ErrorCode::kInvalidArgument,
                Say("不写 {}：Debian 里没有能写它的库。DuckDB 可由 csv 做成，不失一位；见 jitu export --describe csv",
                    "{} is not written, for Debian has no library that does. DuckDB makes it of csv without loss; see "
                    "jitu export --describe csv",
                    name));
  }
  std::string names;
  for (const auto& format : Formats()) names.append(names.empty() ? "" : ", ").append(format.name);
  return Fail(ErrorCode::kInvalidArgument,
              Say("没有格式“{}”；有：{}", "there is no format “{}”; there are: {}", name, names));
}

text::Language LanguageOf(const ExportArguments& arguments) {
  if (arguments.language.empty()) return arguments.common.language;
  return arguments.language == "zh" ? text::Language::kChinese : text::Language::kEnglish;
}

Result<ContentOptions> OptionsOf(const ExportArguments& arguments, const StopSignal& stop) {
  ContentOptions options;
  auto& selection = options.selection;
  selection.unit = arguments.unit;
  selection.year = arguments.year;
  selection.statement = arguments.statement;
  JITU_TRY(selection.parameters, ParametersOf(arguments.parameters));
  selection.trace = arguments.trace;
  selection.lookup = arguments.lookup;
  selection.check = arguments.check;
  JITU_TRY(options.provenance.time, TimeOf(arguments));
  if (!options.provenance.time.empty() && !options.provenance.Seconds()) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("时间应写作 2024-06-01 或 2024-06-01T08:00:00Z，不是“{}”",
                    "a time is 2024-06-01 or 2024-06-01T08:00:00Z, not “{}”", options.provenance.time));
  }
  options.provenance.licence = arguments.licence;
  if (!arguments.base.empty()) options.provenance.base = arguments.base;
  options.language = LanguageOf(arguments);
  options.tables = arguments.tables;
  for (const auto& written : arguments.settings) {
    const std::size_t equals = written.find('=');
    options.settings[written.substr(0, equals)] = equals == std::string::npos ? "" : written.substr(equals + 1);
  }
  options.schema_folder = arguments.common.schema_folder;
  options.stop = stop;
  if (isatty(STDERR_FILENO) == 1) {
    options.progress = [common = arguments.common](std::uint64_t count) {
      std::cerr << '\r' << common.Text(Say("已写 {} 条", "{} records written", count)) << std::flush;
    };
  }
  return options;
}

Result<void> Export(const ExportArguments& arguments, const StopSignal& stop) {
  const Common& common = arguments.common;
  if (arguments.list) {
    List(common);
    return {};
  }
  if (!arguments.describe.empty()) {
    JITU_TRY(const ExportFormat* described, FormatOf(arguments.describe));
    JITU_TRY(const auto catalog, LoadCatalog(common));
    std::cout << DescriptionOf(*described, catalog.graph(), LanguageOf(arguments));
    return {};
  }
  if (arguments.format.empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("请用 --format 给出格式；jitu export --list 列出全部",
                                                 "choose a format with --format; jitu export --list shows them all"));
  }
  JITU_TRY(const ExportFormat* format, FormatOf(arguments.format));
  JITU_TRY(auto options, OptionsOf(arguments, stop));
  const bool shows_progress = static_cast<bool>(options.progress);
  JITU_TRY(auto session, OpenSession(common, Access::kRead));
  JITU_TRY(const auto content, Content::Of(*session.store, session.catalog, std::move(options)));
  auto output = exporting::Output::To(arguments.output);
  auto written = exporting::Write(*format, content, output);
  if (shows_progress) std::cerr << "\r\x1b[K";
  return written;
}

}  // namespace

int RunExport(const ExportArguments& arguments, const StopSignal& stop) {
  const auto done = Export(arguments, stop);
  std::cout.flush();
  return done ? 0 : Complain(arguments.common, done.error());
}

int RunVerifyBundle(const Common& common, const std::string& bundle, exporting::VerifyOptions options) {
  const auto catalog = LoadCatalog(common);
  if (!catalog) return Complain(common, catalog.error());
  options.schema_folder = common.schema_folder;
  const auto proof = exporting::VerifyBundle(bundle, *catalog, options);
  if (!proof) return Complain(common, proof.error());
  std::cerr << common.Text(Say("已证：由 {} 个节点、{} 条关系重新推导，{} 行全部相同。",
                               "Proved: from {} nodes and {} relationships all {} rows follow anew, each the same.",
                               proof->nodes, proof->relationships, proof->rows))
            << '\n'
            << common.Text(Say(
                   "来源文件：{} 份摘要相符，其中 {} 句原文逐字相符，{} 份不在，{} 份在这里读不了。",
                   "Source files: {} have the right digest, {} sentences stand in them word for word; {} are absent, "
                   "{} cannot be read here.",
                   proof->files, proof->quotes, proof->absent.size(), proof->unread.size()))
            << '\n';
  for (const auto& path : proof->absent) std::cerr << "  " << path << '\n';
  for (const auto& error : proof->unread) std::cerr << text::Shown(error, common.language) << '\n';
  if (!proof->same_rules) {
    std::cerr << common.Text("规则或版本与当初不同；结果仍然相同。",
                             "The rules or the version differ from then; the answer is the same all the same.")
              << '\n';
  }
  return 0;
}

}  // namespace jitu::query
