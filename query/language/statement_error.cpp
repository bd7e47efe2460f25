#include "query/language/statement_error.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/text/display.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kContextBytes = 240;  // of the line, shown on either side of the caret

std::size_t BackToBoundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return at;
}

// Tabs and control characters would move the caret away from its place.
std::string Printable(std::string_view text) {
  std::string printable(text);
  for (char& c : printable) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return printable;
}

}  // namespace

Error StatementError(ErrorCode code, std::string_view statement, std::uint32_t offset, std::string_view detail,
                     Message message) {
  const std::size_t at = BackToBoundary(statement, std::min<std::size_t>(offset, statement.size()));
  const std::string_view before = statement.substr(0, at);
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_start = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t line_end = std::min(statement.find('\n', at), statement.size());
  const auto line_number = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t column = 1 + text::CountCodePoints(statement.substr(line_start, at - line_start));

  const std::size_t from = at - line_start > kContextBytes ? BackToBoundary(statement, at - kContextBytes) : line_start;
  const std::size_t to = line_end - at > kContextBytes ? BackToBoundary(statement, at + kContextBytes) : line_end;
  std::string lead = (from > line_start ? "…" : "") + Printable(statement.substr(from, at - from));
  const std::string tail = Printable(statement.substr(at, to - at)) + (to < line_end ? "…" : "");

  std::string where = std::to_string(line_number) + ":" + std::to_string(column);
  if (!detail.empty()) where += " (" + std::string(detail) + ")";
  where += "\n" + lead + tail + "\n";
  where += std::string(static_cast<std::size_t>(std::max(0, text::DisplayWidth(lead))), ' ') + "^";
  return Error{code, std::move(message), std::move(where)};
}

Error NamedFault(std::string_view detail, Message message) {
  return Error{ErrorCode::kRuntime, std::move(message), "(" + std::string(detail) + ")"};
}

Error AtPlace(Error error, std::string_view statement, std::uint32_t offset) {
  const bool has_place = !error.where.empty() && error.where[0] != '(';
  if (has_place || (error.code != ErrorCode::kRuntime && error.code != ErrorCode::kLimit)) return error;
  const std::string detail = error.where.empty() ? "" : error.where.substr(1, error.where.size() - 2);
  return StatementError(error.code, statement, offset, detail, std::move(error.message));
}

}  // namespace jitu::query
