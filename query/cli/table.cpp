#include "query/cli/table.h"

#include <algorithm>

#include "schema/text/display.h"

namespace jitu::query {
namespace {

std::string OneLine(std::string_view text, int widest) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "⏎";
    } else if (c != '\r') {
      line += c;
    }
  }
  return text::Truncated(line, widest);
}

std::size_t Width(const std::string& cell) { return static_cast<std::size_t>(text::DisplayWidth(cell)); }

}  // namespace

std::string Drawn(const Table& table, int widest) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> rule;
  lines.push_back(table.head);
  for (const auto& row : table.rows) lines.push_back(row);
  std::vector<std::size_t> widths(table.head.size());
  for (auto& line : lines) {
    line.resize(widths.size());
    for (std::size_t i = 0; i < widths.size(); ++i) {
      line[i] = OneLine(line[i], widest);
      widths[i] = std::max(widths[i], Width(line[i]));
    }
  }
  for (const std::size_t width : widths) {
    rule.emplace_back();
    for (std::size_t i = 0; i < width; ++i) rule.back() += "─";
  }
  lines.insert(lines.begin() + 1, rule);
  std::string drawn;
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string blanks(widths[i] - Width(line[i]), ' ');
      const bool right = i < table.align.size() && table.align[i] == Align::kRight;
      text += right ? blanks + line[i] : line[i] + blanks;
      text += "  ";
    }
    text.erase(text.find_last_not_of(' ') + 1);
    drawn += text + "\n";
  }
  return drawn;
}

std::string CsvField(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace jitu::query
