#include "tests/tck/run_case.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>

#include "graph/store/open.h"
#include "query/language/fault_name.h"
#include "tests/tck/canonical.h"
#include "tests/tck/procedure_table.h"
#include "tests/tck/side_effects.h"

namespace jitu::tck {
namespace {

bool StartsWith(const std::string& text, const std::string& prefix) { return text.rfind(prefix, 0) == 0; }

std::string Joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

std::string Said(const Error& error) { return error.where.substr(0, error.where.find('\n')) + " " + error.message.en; }

class World {
 public:
  explicit World(const Setting& setting)
      : setting_(setting), store_(graph::OpenMemory(setting.catalog.graph())), engine_(*store_, setting.catalog) {
    options_.optimise = setting.optimise;
  }

  std::string Do(const Step& step) {
    const std::string& text = step.text;
    if (text == "any graph" || text == "an empty graph") return "";
    if (StartsWith(text, "the ") && text.size() > 10 && text.substr(text.size() - 6) == " graph") {
      return Load(text.substr(4, text.size() - 10));
    }
    if (text == "having executed:") return SetUp(step.doc);
    if (text == "parameters are:") return Parameters(step.table);
    if (StartsWith(text, "there exists a procedure ")) return RegisterTable(engine_, text.substr(25), step.table);
    if (text == "executing query:") return Execute(step.doc);
    if (text == "executing control query:") return ExecuteControl(step.doc);
    if (text == "the result should be empty") return Rows({}, false, ListOrder::kMatters);
    if (text == "the result should be, in any order:") return Rows(step.table, false, ListOrder::kMatters);
    if (text == "the result should be, in order:") return Rows(step.table, true, ListOrder::kMatters);
    if (text == "the result should be (ignoring element order for lists):") {
      return Rows(step.table, false, ListOrder::kIgnored);
    }
    if (text == "the result should be, in order (ignoring element order for lists):") {
      return Rows(step.table, true, ListOrder::kIgnored);
    }
    if (text == "no side effects") return SideEffects({});
    if (text == "the side effects should be:") return SideEffects(step.table);
    if (text.find(" should be raised at ") != std::string::npos) return Fault(text);
    return "step not understood: " + text;
  }

 private:
  std::string SetUp(const std::string& statement) {
    const auto done = engine_.Run(statement);
    return done ? "" : "set-up: " + Said(done.error());
  }

  std::string Load(const std::string& name) {
    std::ifstream in(setting_.graphs / name / (name + ".cypher"));
    std::ostringstream script;
    script << in.rdbuf();
    return in ? SetUp(script.str()) : "no graph " + name;
  }

  std::string Parameters(const std::vector<Row>& table) {
    for (const Row& row : table) {
      const auto value = engine_.Run("RETURN " + row[1] + " AS value");
      if (!value) return "parameter: " + Said(value.error());
      options_.parameters[row[0]] = value.value().rows[0][0];
    }
    return "";
  }

  std::string Execute(const std::string& statement) {
    before_ = ContentsOf(*store_);
    result_.emplace(engine_.Run(statement, options_));
    after_ = ContentsOf(*store_);
    return "";
  }

  // Its result is the one that is looked at; the statement before it must have worked.
  std::string ExecuteControl(const std::string& statement) {
    if (!*result_) return Said(result_->error());
    result_.emplace(engine_.Run(statement, options_));
    return "";
  }

  std::string Rows(const std::vector<Row>& table, bool in_order, ListOrder lists) const {
    if (!*result_) return Said(result_->error());
    const query::ResultTable& found = result_->value();
    if (table.empty()) return found.rows.empty() ? "" : "has " + std::to_string(found.rows.size()) + " rows";
    if (found.columns != table[0]) return "columns are " + Joined(found.columns);
    const auto at = store_->snapshot();
    std::vector<std::string> wanted;
    std::vector<std::string> lines;
    for (std::size_t i = 1; i < table.size(); ++i) {
      std::string& line = wanted.emplace_back();
      for (const std::string& cell : table[i]) {
        const auto canonical = CanonicalOf(cell, lists);
        if (!canonical) return "expected value not understood: " + cell;
        line += *canonical + " | ";
      }
    }
    for (const auto& row : found.rows) {
      std::string& line = lines.emplace_back();
      for (const graph::Value& value : row) line += CanonicalOf(value, *store_, *at, lists) + " | ";
    }
    if (!in_order) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(lines.begin(), lines.end());
    }
    return wanted == lines ? "" : "rows are " + Joined(lines) + " BUT WANTED " + Joined(wanted);
  }

  std::string SideEffects(const std::vector<Row>& table) const {
    std::map<std::string, std::size_t> wanted;
    for (const Row& row : table) {
      if (row[1] != "0") wanted[row[0]] = std::stoul(row[1]);
    }
    const auto found = Difference(before_, after_);
    if (found == wanted) return "";
    std::string text = "side effects are";
    for (const auto& [what, count] : found) text.append(" ").append(what).append(" ").append(std::to_string(count));
    return text;
  }

  // "a TYPE should be raised at PHASE: DETAIL"
  std::string Fault(const std::string& text) const {
    const std::size_t raised = text.find(" should be raised at ");
    const std::size_t colon = text.rfind(": ");
    const std::string type = text.substr(text.find(' ') + 1, raised - text.find(' ') - 1);
    const std::string phase = text.substr(raised + 21, colon - raised - 21);
    const std::string detail = text.substr(colon + 2);
    if (*result_) return "no error, wanted " + text;
    const query::FaultName found = query::FaultNameOf(result_->error());
    const bool phase_fits = phase == "any time" || phase == (found.at_compile_time ? "compile time" : "runtime");
    if (found.type != type || !phase_fits || (detail != "*" && found.detail != detail)) {
      return "error is " + found.type + (found.at_compile_time ? " at compile time " : " at runtime ") + found.detail +
             ": " + Said(result_->error());
    }
    return SideEffects({});
  }

  const Setting& setting_;
  std::unique_ptr<graph::Store> store_;
  query::Engine engine_;
  query::RunOptions options_;
  std::optional<Result<query::ResultTable>> result_;
  Contents before_;
  Contents after_;
};

}  // namespace

std::string RunCase(const Case& one, const Setting& setting) {
  World world(setting);
  for (const Step& step : one.steps) {
    if (std::string wrong = world.Do(step); !wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace jitu::tck
