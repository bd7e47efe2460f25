#include "ingest/tables/bad_rows.h"

#include <iterator>

namespace jitu::ingest {
namespace {

constexpr std::size_t kKept = 1000;

}  // namespace

BadRows::BadRows(const ImportOptions& options) : files_(options.nodes), skip_(options.skip_bad_rows) {
  files_.insert(files_.end(), options.relationships.begin(), options.relationships.end());
}

Result<void> BadRows::Add(RowPlace place, Message reason) {
  if (!skip_) {
    const std::string where = FileName(place.file) + ":" + std::to_string(place.line);
    return Fail(
        ErrorCode::kUnreadableInput,
        Say("{0} 第 {1} 行有误：{2}（可用 --skip-bad-rows 跳过）", "{0}, line {1}: {3} (--skip-bad-rows goes on)",
            FileName(place.file), place.line, reason.zh, reason.en),
        where);
  }
  const std::lock_guard lock(mutex_);
  ++count_;
  first_.emplace(place, std::move(reason));
  if (first_.size() > kKept) first_.erase(std::prev(first_.end()));
  return {};
}

void BadRows::MoveTo(ImportSummary& summary) {
  summary.bad_row_count = count_;
  for (const auto& [place, reason] : first_) summary.bad_rows.push_back({FileName(place.file), place.line, reason});
}

}  // namespace jitu::ingest
