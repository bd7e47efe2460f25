#include "ingest/tables/names.h"

#include <algorithm>

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostNames = 60000;

Error TooMany() {
  return Fail(ErrorCode::kLimit,
              Say("标签或关系类型超过 {} 种", "more than {} labels or relationship types", kMostNames));
}

}  // namespace

void SharedNames::Begin(std::size_t files) { done_.assign(files, false); }

void SharedNames::Done(std::size_t file) {
  {
    const std::lock_guard lock(mutex_);
    done_[file] = true;
  }
  changed_.notify_all();
}

void SharedNames::WaitForFilesBefore(std::size_t file, std::unique_lock<std::mutex>& lock) {
  const auto end = done_.begin() + static_cast<std::ptrdiff_t>(file);
  changed_.wait(lock, [&] { return std::find(done_.begin(), end, false) == end; });
}

Result<LabelId> SharedNames::Label(std::string_view name, std::size_t file) {
  std::unique_lock lock(mutex_);
  if (const auto found = tokens_.FindLabel(name)) return *found;
  WaitForFilesBefore(file, lock);
  if (tokens_.label_count() >= kMostNames && !tokens_.FindLabel(name)) return TooMany();
  return tokens_.Label(name);
}

Result<TypeId> SharedNames::Type(std::string_view name, std::size_t file) {
  std::unique_lock lock(mutex_);
  if (const auto found = tokens_.FindType(name)) return *found;
  WaitForFilesBefore(file, lock);
  if (tokens_.type_count() >= kMostNames && !tokens_.FindType(name)) return TooMany();
  return tokens_.Type(name);
}

}  // namespace jitu::ingest
