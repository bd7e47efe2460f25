/// Every .test file of this folder, on both stores, with the optimiser and without it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <unistd.h>

#include "graph/model/json.h"
#include "graph/store/open.h"
#include "query/executor/engine.h"
#include "query/planner/rule.h"
#include "schema/model/catalog.h"
#include "tests/query/spec/spec_file.h"

namespace jitu::spec {
namespace {

namespace fs = std::filesystem;
constexpr const char* kFolder = "tests/query/spec";

const model::Catalog& TheCatalog() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  return catalog.value();
}

std::vector<fs::path> SpecPaths() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// A store to try a section on, and where it lies if it lies on disk.
class Ground {
 public:
  explicit Ground(bool on_disk) {
    if (!on_disk) {
      store_ = graph::OpenMemory(TheCatalog().graph());
      return;
    }
    folder_ = fs::temp_directory_path() / ("jitu_spec_" + std::to_string(++count_) + "_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    graph::OpenOptions options;
    options.create_if_missing = true;
    auto opened = graph::OpenRocks(folder_, TheCatalog().graph(), options);
    REQUIRE(opened);
    store_ = std::move(opened).value();
  }
  ~Ground() {
    store_.reset();
    if (!folder_.empty()) fs::remove_all(folder_);
  }
  graph::Store& store() { return *store_; }

 private:
  static inline int count_ = 0;
  fs::path folder_;
  std::unique_ptr<graph::Store> store_;
};

std::string Printed(const query::Engine& engine, const graph::Value& value) {
  const auto expanded = engine.Expanded(value);
  return expanded ? graph::ToJson(expanded.value()) : expanded.error().message.en;
}

std::vector<std::string> Lines(const query::Engine& engine, const query::ResultTable& table) {
  std::vector<std::string> lines;
  std::string header;
  for (const std::string& column : table.columns) header += (header.empty() ? "" : " | ") + column;
  if (!table.columns.empty()) lines.push_back(header);
  for (const auto& row : table.rows) {
    std::string line;
    for (const auto& value : row) line += (line.empty() ? "" : " | ") + Printed(engine, value);
    lines.push_back(line);
  }
  return lines;
}

void CheckFailure(const Case& one, const Error& error) {
  INFO(error.message.en << "\n" << error.where);
  CHECK_FALSE(error.message.zh.empty());
  if (!one.detail.empty()) CHECK(error.where.find("(" + one.detail + ")") != std::string::npos);
  if (!one.place.empty()) CHECK(error.where.substr(0, one.place.size()) == one.place);
}

void CheckPlan(const Case& one, const std::vector<std::string>& lines) {
  auto at = lines.begin();
  for (const std::string& wanted : one.lines) {
    INFO("expected in the plan: " << wanted);
    at = std::find_if(at, lines.end(), [&](const std::string& line) { return line.find(wanted) != std::string::npos; });
    CHECK(at != lines.end());
  }
}

void Check(query::Engine& engine, const Case& one, query::RunOptions options) {
  const auto parameters = graph::FromJson(one.parameters);
  REQUIRE(parameters);
  options.parameters = *parameters.value().AsMap();
  const auto result = engine.Run(one.statement, options);
  if (one.expectation == Expectation::kFailure) {
    CHECK_FALSE(result);
    if (!result) CheckFailure(one, result.error());
    return;
  }
  if (!result) {
    FAIL_CHECK(result.error().message.en << "\n" << result.error().where);
    return;
  }
  if (one.expectation == Expectation::kPlan) {
    std::vector<std::string> lines;
    for (const auto& row : result.value().rows) lines.push_back(*row[0].AsString());
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    INFO(all);
    if (options.optimise && options.rules_off.empty()) CheckPlan(one, lines);
    return;
  }
  std::vector<std::string> lines = Lines(engine, result.value());
  std::vector<std::string> expected = one.lines;
  if (one.expectation == Expectation::kRows) {
    if (!lines.empty()) std::sort(lines.begin() + 1, lines.end());
    if (!expected.empty()) std::sort(expected.begin() + 1, expected.end());
  }
  CHECK(lines == expected);
}

/// How much of the graph is in memory: what was written before the first statement, or all of it.
enum class InView { kNothing, kAll, kNothingOfTheSetUp };

void RunAll(bool on_disk, const query::RunOptions& options, InView in_view = InView::kNothing) {
  for (const fs::path& path : SpecPaths()) {
    const SpecFile file = ReadSpec(path);
    INFO(path.string());
    CHECK(file.complaints == std::vector<std::string>());
    for (const Section& section : file.sections) {
      Ground ground(on_disk);
      query::Engine engine(ground.store(), TheCatalog());
      if (in_view == InView::kNothingOfTheSetUp) engine.AwaitView();
      for (const std::string& statement : section.set_up) {
        const auto done = engine.Run(statement);
        INFO((done ? "" : done.error().message.en + "\n" + done.error().where));
        REQUIRE(done);
      }
      if (in_view == InView::kAll) engine.AwaitView();
      for (const Case& one : section.cases) {
        INFO(path.string() << ":" << one.line << " " << one.name << "\n" << one.statement);
        Check(engine, one, options);
      }
    }
  }
}

}  // namespace

TEST_CASE("Every statement gives what its specification says, on the store in memory") {
  query::RunOptions options;
  options.use_view = false;
  RunAll(false, options);
}

TEST_CASE("And the same with all rules of the optimiser off") {
  query::RunOptions options;
  options.optimise = false;
  RunAll(false, options);
}

TEST_CASE("And the same with any one rule off") {
  std::vector<std::string> names{std::string(query::kExpandDirection)};
  for (const query::Rule& rule : query::Rules()) names.emplace_back(rule.name);
  for (const std::string& name : names) {
    INFO("without " << name);
    query::RunOptions options;
    options.rules_off.insert(name);
    RunAll(false, options);
  }
}

TEST_CASE("And the same on RocksDB") { RunAll(true, {}); }

TEST_CASE("And the same from the graph in memory") { RunAll(true, {}, InView::kAll); }

TEST_CASE("And the same from an empty graph in memory with all that was written later laid over it") {
  RunAll(true, {}, InView::kNothingOfTheSetUp);
}

TEST_CASE("And the same on RocksDB with all rules off") {
  query::RunOptions options;
  options.optimise = false;
  RunAll(true, options);
}

}  // namespace jitu::spec
