#include "ingest/statements/account_items.h"

#include <map>
#include <string_view>

namespace jitu::ingest {
namespace {

/// What stands between the last mark of a class or a section and the mark of the 项; empty where the name is no line.
std::string AccountItem(std::string_view name) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {"（项）", "(项)"}) {
    if (name.ends_with(mark)) end = name.size() - mark.size();
  }
  if (end == std::string_view::npos) return {};
  std::size_t start = std::string_view::npos;
  for (const std::string_view mark : {"（款）", "(款)", "（类）", "(类)"}) {
    const std::size_t at = name.rfind(mark, end);
    if (at != std::string_view::npos && (start == std::string_view::npos || at + mark.size() > start))
      start = at + mark.size();
  }
  constexpr std::size_t kShortest = 6;  ///< bytes
  if (start == std::string_view::npos || start + kShortest > end) return {};
  return std::string(name.substr(start, end - start));
}

}  // namespace

void NameByAccountItem(Money& money) {
  std::map<std::string, std::string> line_of;  // by item; empty where several lines end in it
  std::map<std::string, std::string> item_of;  // by line
  for (const MoneyRead& read : money.reads) {
    if (read.kind != MoneyRead::Kind::kSpending || item_of.count(read.name) != 0) continue;
    const std::string item = AccountItem(read.name);
    item_of.emplace(read.name, item);
    if (item.empty()) continue;
    const auto [known, is_new] = line_of.emplace(item, read.name);
    if (!is_new && known->second != read.name) known->second.clear();
  }
  const auto short_name = [&](std::string& name) {
    const auto item = item_of.find(name);
    if (item != item_of.end() && !item->second.empty() && !line_of[item->second].empty()) name = item->second;
  };
  for (MoneyRead& read : money.reads) short_name(read.name);
  for (std::string& name : money.items) short_name(name);
}

}  // namespace jitu::ingest
