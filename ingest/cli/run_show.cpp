#include <algorithm>
#include <iostream>
#include <sstream>
#include <unistd.h>

#include "graph/model/json.h"
#include "graph/store/open.h"
#include "ingest/cli/run.h"
#include "ingest/load/evidence.h"

namespace jitu::ingest {
namespace {

void PrintJson(const ShownEvidence& shown) {
  using graph::Value;
  std::vector<std::pair<std::string, Value>> members{{"report", Value(shown.title)},
                                                     {"path", Value(shown.path)},
                                                     {"section", Value(shown.section)},
                                                     {"start", Value(static_cast<std::int64_t>(shown.span.start))},
                                                     {"end", Value(static_cast<std::int64_t>(shown.span.end))},
                                                     {"before", Value(shown.before)},
                                                     {"quote", Value(shown.quote)},
                                                     {"after", Value(shown.after)}};
  if (shown.page > 0) members.emplace_back("page", Value(shown.page));
  if (shown.paragraph > 0) members.emplace_back("paragraph", Value(shown.paragraph));
  if (!shown.cell.empty()) members.emplace_back("cell", Value(shown.cell));
  std::cout << graph::ToJsonObject(members) << '\n';
}

/// 第3页 · 表1!B7
std::string PlaceOf(const Options& options, const ShownEvidence& shown) {
  std::string place;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : " · ") + part; };
  if (shown.page > 0) add(options.Text(Say("第 {} 页", "page {}", shown.page)));
  if (!shown.cell.empty()) add(options.Text(Say("单元格 {}", "cell {}", shown.cell)));
  if (shown.paragraph > 0) add(options.Text(Say("第 {} 段", "paragraph {}", shown.paragraph)));
  if (!shown.section.empty()) add(shown.section);
  return place;
}

/// The lines around, with a bar where the evidence stands.
void PrintText(const Options& options, const ShownEvidence& shown) {
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  std::cout << shown.title << '\n' << shown.path << '\n';
  const std::string place = PlaceOf(options, shown);
  if (!place.empty()) std::cout << place << '\n';
  std::cout << '\n';
  const std::string open = terminal ? "\x1b[1;7m" : "⟦";
  const std::string close = terminal ? "\x1b[0m" : "⟧";
  bool inside = false;
  std::string around = shown.before + '\x01' + shown.quote + '\x02' + shown.after;
  std::replace(around.begin(), around.end(), '\f', '\n');
  std::istringstream lines(around);
  for (std::string line; std::getline(lines, line);) {
    std::string out = inside ? open : std::string();
    bool marked = inside;
    for (const char c : line) {
      marked = marked || c == '\x01';
      inside = c == '\x01' || (inside && c != '\x02');
      if (c == '\x01') {
        out += open;
      } else if (c == '\x02') {
        out += close;
      } else if (c != '\r') {
        out += c;
      }
    }
    if (inside) out += close;
    if (!line.empty()) std::cout << (marked ? "▌ " : "  ") << out << '\n';
  }
}

}  // namespace

int RunShow(const Options& options) {
  const auto catalog = LoadCatalog(options);
  if (!catalog) return Report(options, catalog.error());
  graph::OpenOptions open;
  open.read_only = true;
  const auto store = graph::OpenRocks(options.db, catalog->graph(), open);
  if (!store) return Report(options, store.error());
  const auto shown = FindEvidence(**store, options.evidence);
  if (!shown) return Report(options, shown.error());
  if (options.format == "json") {
    PrintJson(*shown);
  } else {
    PrintText(options, *shown);
  }
  return 0;
}

}  // namespace jitu::ingest
