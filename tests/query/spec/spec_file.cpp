#include "tests/query/spec/spec_file.h"

#include <fstream>
#include <sstream>

namespace jitu::spec {
namespace {

bool TakePrefix(std::string& line, const std::string& prefix) {
  if (line.rfind(prefix, 0) != 0) return false;
  line.erase(0, prefix.size());
  return true;
}

class Reader {
 public:
  SpecFile Read(std::istream& in) {
    for (std::string line; std::getline(in, line); ++number_) {
      if (line.empty() || line[0] == '#') continue;
      if (TakePrefix(line, "  ")) {
        Indented(line);
      } else {
        Keyword(line);
      }
    }
    return std::move(file_);
  }

 private:
  void Complain(const std::string& what) {
    file_.complaints.push_back("line " + std::to_string(number_) + ": " + what);
  }

  void Keyword(std::string line) {
    if (line == "graph") {
      file_.sections.emplace_back();
      statement_ = &file_.sections.back().set_up.emplace_back();
      lines_ = nullptr;
    } else if (file_.sections.empty()) {
      Complain("expected graph first");
    } else if (TakePrefix(line, "case ")) {
      Case& made = file_.sections.back().cases.emplace_back();
      made.name = line;
      made.line = number_;
      statement_ = &made.statement;
      lines_ = nullptr;
    } else if (file_.sections.back().cases.empty()) {
      Complain("expected case");
    } else {
      Expected(line, file_.sections.back().cases.back());
    }
  }

  void Expected(std::string line, Case& one) {
    statement_ = nullptr;
    lines_ = &one.lines;
    if (TakePrefix(line, "with ")) {
      one.parameters = line;
    } else if (line == "gives") {
      one.expectation = Expectation::kRows;
    } else if (line == "gives in order") {
      one.expectation = Expectation::kRowsInOrder;
    } else if (line == "plans") {
      one.expectation = Expectation::kPlan;
    } else if (TakePrefix(line, "fails")) {
      one.expectation = Expectation::kFailure;
      std::istringstream words(line);
      for (std::string word; words >> word;) {
        if (word == "at") {
          words >> one.place;
        } else {
          one.detail = word;
        }
      }
    } else {
      Complain("not understood: " + line);
    }
  }

  void Indented(const std::string& line) {
    if (statement_ != nullptr) {
      *statement_ += (statement_->empty() ? "" : "\n") + line;
    } else if (lines_ != nullptr) {
      lines_->push_back(line);
    } else {
      Complain("nothing to belong to");
    }
  }

  SpecFile file_;
  std::string* statement_ = nullptr;
  std::vector<std::string>* lines_ = nullptr;
  int number_ = 1;
};

}  // namespace

SpecFile ReadSpec(const std::filesystem::path& path) {
  std::ifstream in(path);
  return Reader().Read(in);
}

}  // namespace jitu::spec
