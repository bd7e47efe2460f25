#include "tests/tck/gherkin.h"

#include <fstream>

namespace jitu::tck {
namespace {

std::string Trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  if (from == std::string::npos) return "";
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

bool TakePrefix(std::string& line, const std::string& prefix) {
  if (line.rfind(prefix, 0) != 0) return false;
  line = Trimmed(line.substr(prefix.size()));
  return true;
}

// | a | b | to its cells; \| \\ and \n are escapes of the table, all else is left to who reads the cell.
Row Cells(const std::string& line) {
  Row cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\' || line[i + 1] == 'n')) {
      cell += line[i + 1] == 'n' ? '\n' : line[i + 1];
      ++i;
    } else if (line[i] == '|') {
      cells.push_back(Trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string Filled(std::string text, const Row& names, const Row& values) {
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
    const std::string mark = "<" + names[i] + ">";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + values[i].size())) {
      text.replace(at, mark.size(), values[i]);
    }
  }
  return text;
}

class Reader {
 public:
  Reader(const std::string& name, std::vector<std::string>& complaints) : name_(name), complaints_(complaints) {}

  std::vector<Case> Read(std::istream& in) {
    for (std::string line; std::getline(in, line); ++number_) Line(line);
    EndScenario();
    return std::move(cases_);
  }

 private:
  void Line(const std::string& raw) {
    std::string line = Trimmed(raw);
    if (in_doc_) return DocLine(raw, line);
    if (line.empty() || line[0] == '#' || line[0] == '@') return;
    if (line == "\"\"\"" && !steps_->empty()) {
      in_doc_ = true;
      indent_ = raw.find('"');
    } else if (line[0] == '|') {
      (in_examples_ ? examples_ : steps_->back().table).push_back(Cells(line));
    } else if (TakePrefix(line, "Feature:")) {
      return;
    } else if (TakePrefix(line, "Background:")) {
      steps_ = &background_;
    } else if (TakePrefix(line, "Scenario Outline:") || TakePrefix(line, "Scenario:")) {
      EndScenario();
      title_ = line;
      ++scenario_;
      steps_ = &scenario_steps_;
    } else if (TakePrefix(line, "Examples:")) {
      EndExamples();
      in_examples_ = true;
    } else if (TakePrefix(line, "Given ") || TakePrefix(line, "When ") || TakePrefix(line, "Then ") ||
               TakePrefix(line, "And ")) {
      steps_->push_back({line, "", {}});
    } else {
      complaints_.push_back(name_ + ":" + std::to_string(number_) + ": not understood: " + line);
    }
  }

  void DocLine(const std::string& raw, const std::string& line) {
    std::string& doc = steps_->back().doc;
    if (line == "\"\"\"") {
      in_doc_ = false;
      if (!doc.empty()) doc.pop_back();
      return;
    }
    const std::size_t from = std::min(raw.find_first_not_of(' '), indent_);
    doc += (from == std::string::npos || from > raw.size() ? "" : raw.substr(from)) + "\n";
  }

  void EndExamples() {
    for (std::size_t row = 1; row < examples_.size(); ++row) {
      Add(":" + std::to_string(++example_), examples_[0], examples_[row]);
    }
    examples_.clear();
  }

  void EndScenario() {
    if (in_examples_) {
      EndExamples();
    } else if (!scenario_steps_.empty()) {
      Add("", {}, {});
    }
    scenario_steps_.clear();
    in_examples_ = false;
    example_ = 0;
  }

  void Add(const std::string& example, const Row& names, const Row& values) {
    Case made{name_ + ":" + std::to_string(scenario_) + example, title_, background_};
    made.steps.insert(made.steps.end(), scenario_steps_.begin(), scenario_steps_.end());
    for (Step& step : made.steps) {
      step.text = Filled(step.text, names, values);
      step.doc = Filled(step.doc, names, values);
      for (Row& row : step.table) {
        for (std::string& cell : row) cell = Filled(cell, names, values);
      }
    }
    cases_.push_back(std::move(made));
  }

  const std::string& name_;
  std::vector<std::string>& complaints_;
  std::vector<Case> cases_;
  std::vector<Step> background_;
  std::vector<Step> scenario_steps_;
  std::vector<Step>* steps_ = &background_;
  std::vector<Row> examples_;
  std::string title_;
  int scenario_ = 0;
  int example_ = 0;
  int number_ = 1;
  bool in_examples_ = false;
  bool in_doc_ = false;
  std::size_t indent_ = 0;
};

}  // namespace

std::vector<Case> ReadFeature(const std::filesystem::path& file, const std::string& name,
                              std::vector<std::string>& complaints) {
  std::ifstream in(file);
  if (!in) complaints.push_back(name + ": cannot be read");
  return Reader(name, complaints).Read(in);
}

}  // namespace jitu::tck
