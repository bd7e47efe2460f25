#include "query/cli/run.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "graph/model/json.h"
#include "query/cli/asking.h"
#include "query/cli/bench.h"
#include "query/cli/parameters.h"
#include "query/cli/print_result.h"
#include "query/cli/show.h"
#include "query/findings/check.h"
#include "query/findings/store_findings.h"
#include "query/reading/json_text.h"

namespace jitu::query {
namespace {

Result<std::string> FileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) {
    return Fail(ErrorCode::kInvalidArgument, Say("读不了文件“{}”", "cannot read the file “{}”", path));
  }
  return text;
}

std::string InFormat(Format format, const Table& rows) {
  std::string text;
  const auto csv_line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += CsvField(cells[i]) + (i + 1 < cells.size() ? "," : "\r\n");
  };
  if (format == Format::kCsv) csv_line(rows.head);
  for (const auto& row : rows.rows) {
    if (format == Format::kCsv) {
      csv_line(row);
      continue;
    }
    JsonObject object;
    for (std::size_t i = 0; i < row.size(); ++i) object.Add(rows.head[i], row[i]);
    text += object.text() + "\n";
  }
  return text;
}

/// `answer` in the chosen format: for people, as the contract's JSON, or as rows.
template <class Answer, class MakeJson, class MakeTable>
void PrintAnswer(const Common& common, const Answer& answer, const MakeJson& json, const MakeTable& table) {
  const Format format = common.ChosenFormat();
  if (format == Format::kTable) {
    std::cout << Shown(common, answer);
  } else if (format == Format::kJson) {
    std::cout << json(answer) << '\n';
  } else {
    std::cout << InFormat(format, table(answer));
  }
}

Result<void> Query(const Arguments& arguments, const StopSignal& stop) {
  std::string statement = arguments.text;
  if (statement == "-") statement.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  RunOptions options;
  JITU_TRY(options.parameters, ParametersOf(arguments.parameters));
  if (arguments.time_limit_seconds) {
    options.time_limit = std::chrono::milliseconds(static_cast<std::int64_t>(*arguments.time_limit_seconds * 1000));
  }
  options.stop = stop;
  JITU_TRY(auto session, OpenSession(arguments.common, AccessFor(statement)));
  Engine engine(*session.store, session.catalog);
  TeachTrace(engine, session.catalog);
  JITU_TRY(const auto table, engine.Run(statement, options));
  Remark(arguments.common, table.notices);
  JITU_TRY(const auto expanded, ExpandedTable(engine, table));
  std::cout << Printed(expanded, arguments.common.ChosenFormat());
  return {};
}

Result<void> Trace(const Arguments& arguments, const StopSignal& stop) {
  if (arguments.text.empty() == arguments.outcomes_of.empty()) {
    return Fail(ErrorCode::kInvalidArgument, Say("请给出一项成效，或用 --outcomes-of 给出一笔支出",
                                                 "give an outcome, or a spending item with --outcomes-of"));
  }
  JITU_TRY(auto session, OpenSession(arguments.common, Access::kRead));
  TraceOptions options;
  options.stop = stop;
  options.least_confidence = arguments.least_confidence;
  const auto json = [](const auto& answer) { return ToJson(answer); };
  const auto table = [](const auto& answer) { return AsTable(answer); };
  if (!arguments.outcomes_of.empty()) {
    JITU_TRY(const auto answer, TraceOutcomes(*session.store, session.catalog, arguments.outcomes_of, options));
    PrintAnswer(arguments.common, answer, json, table);
    return {};
  }
  JITU_TRY(const auto answer, TraceFunds(*session.store, session.catalog, arguments.text, options));
  PrintAnswer(arguments.common, answer, json, table);
  return {};
}

Result<void> LookUp(const Arguments& arguments, const StopSignal& stop) {
  JITU_TRY(auto session, OpenSession(arguments.common, Access::kRead));
  LookupOptions options;
  options.limit = arguments.limit;
  options.stop = stop;
  JITU_TRY(const auto answer, Lookup(*session.store, session.catalog, arguments.text, options));
  const auto language = arguments.common.language;
  PrintAnswer(
      arguments.common, answer, [&](const auto& a) { return ToJson(a, language); },
      [&](const auto& a) { return AsTable(a, language); });
  return {};
}

Result<void> CheckAll(const Arguments& arguments, const StopSignal& stop) {
  const auto& folder = arguments.common.schema_folder;
  JITU_TRY(const auto definitions,
           LoadDefinitions(folder.empty() ? std::nullopt : std::optional<std::filesystem::path>(folder)));
  JITU_TRY(auto session, OpenSession(arguments.common, arguments.store ? Access::kWrite : Access::kRead));
  Engine engine(*session.store, session.catalog);
  CheckOptions options;
  options.kinds = arguments.kinds;
  options.run.stop = stop;
  JITU_TRY(const auto findings, Check(engine, *session.store, definitions, options));
  if (arguments.store) JITU_CHECK_OK(StoreFindings(*session.store, findings));
  const auto language = arguments.common.language;
  PrintAnswer(
      arguments.common, findings, [&](const auto& a) { return ToJson(a, language); },
      [&](const auto& a) { return AsTable(a, language); });
  return {};
}

Result<void> Stats(const Arguments& arguments) {
  JITU_TRY(auto session, OpenSession(arguments.common, Access::kRead));
  const auto moment = session.store->snapshot();
  const auto tokens = session.store->tokens(*moment);
  JITU_TRY(const auto counts, session.store->counts(*moment));
  ResultTable table;
  table.columns = {"kind", "name", "count"};
  JsonObject labels, types;
  const auto add = [&](const char* kind, const std::vector<std::string>& names, const auto& numbers,
                       JsonObject& object) {
    for (std::size_t i = 0; i < std::min(names.size(), numbers.size()); ++i) {
      const auto count = static_cast<std::int64_t>(numbers[i]);
      if (count == 0) continue;
      object.Add(names[i], count);
      table.rows.push_back({kind, names[i], count});
    }
  };
  add("node", tokens.label_names(), counts.nodes_by_label, labels);
  add("relationship", tokens.type_names(), counts.relationships_by_type, types);
  if (arguments.common.ChosenFormat() == Format::kJson) {
    std::cout << JsonObject()
                     .Add("nodes", static_cast<std::int64_t>(counts.nodes))
                     .Add("relationships", static_cast<std::int64_t>(counts.relationships))
                     .AddJson("labels", labels.text())
                     .AddJson("types", types.text())
                     .text()
              << '\n';
  } else {
    std::cout << Printed(table, arguments.common.ChosenFormat());
  }
  return {};
}

Result<void> BenchFiles(const Arguments& arguments, const StopSignal& stop) {
  JITU_TRY(const auto statement, FileText(arguments.query_file));
  std::string parameters;
  if (!arguments.params_file.empty()) {
    JITU_TRY(parameters, FileText(arguments.params_file));
  }
  JITU_TRY(auto session, OpenSession(arguments.common, AccessFor(statement)));
  Engine engine(*session.store, session.catalog);
  TeachTrace(engine, session.catalog);
  BenchOptions options;
  options.warmup = arguments.warmup;
  options.stop = stop;
  JITU_TRY(const auto line, Bench(engine, statement, parameters, options));
  std::cout << line << '\n';
  return {};
}

int StatusOf(const Common& common, const Result<void>& done) {
  std::cout.flush();
  return done ? 0 : Complain(common, done.error());
}

}  // namespace

int RunQuery(const Arguments& arguments, const StopSignal& stop) {
  return StatusOf(arguments.common, Query(arguments, stop));
}

int RunTrace(const Arguments& arguments, const StopSignal& stop) {
  return StatusOf(arguments.common, Trace(arguments, stop));
}

int RunLookup(const Arguments& arguments, const StopSignal& stop) {
  return StatusOf(arguments.common, LookUp(arguments, stop));
}

int RunCheck(const Arguments& arguments, const StopSignal& stop) {
  return StatusOf(arguments.common, CheckAll(arguments, stop));
}

int RunStats(const Arguments& arguments) { return StatusOf(arguments.common, Stats(arguments)); }

int RunBench(const Arguments& arguments, const StopSignal& stop) {
  return StatusOf(arguments.common, BenchFiles(arguments, stop));
}

int RunVerify(const Arguments& arguments, const StopSignal& stop) {
  const auto session = OpenSession(arguments.common, Access::kRead);
  if (!session) return Complain(arguments.common, session.error());
  const auto faults = session->store->verify(stop);
  if (!faults) return Complain(arguments.common, faults.error());
  for (const Message& fault : *faults) std::cout << arguments.common.Text(fault) << '\n';
  if (!faults->empty()) {
    return Complain(arguments.common,
                    Fail(ErrorCode::kGraphDamaged,
                         Say("图有 {} 处毛病。请从备份恢复，或换一个文件夹重新读入报告。",
                             "the graph has {} faults; restore a backup, or read the reports anew into another folder",
                             faults->size()),
                         arguments.common.db));
  }
  std::cerr << arguments.common.Text("图完好。", "The graph is whole.") << '\n';
  return 0;
}

int RunBackup(const Arguments& arguments) {
  const auto session = OpenSession(arguments.common, Access::kWrite);
  if (!session) return Complain(arguments.common, session.error());
  return StatusOf(arguments.common, session->store->backup(arguments.folder));
}

int RunSchema(const Arguments& arguments) {
  const auto catalog = LoadCatalog(arguments.common);
  if (!catalog) return Complain(arguments.common, catalog.error());
  std::cout << catalog->Describe(arguments.common.language == text::Language::kChinese);
  return 0;
}

}  // namespace jitu::query
