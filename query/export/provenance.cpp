#include "query/export/provenance.h"

namespace jitu::query::exporting {

std::vector<std::pair<std::string, std::string>> Provenance::Lines() const {
  std::vector<std::pair<std::string, std::string>> lines;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) lines.emplace_back(key, text);
  };
  add("program", "jitu");
  add("version", version);
  add("schema", schema);
  add("time", time);
  add("question", question);
  add("licence", licence);
  add("base", base);
  return lines;
}

}  // namespace jitu::query::exporting
