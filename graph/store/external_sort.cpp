#include "graph/store/external_sort.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "graph/model/codec.h"

namespace jitu::graph::rocks {

namespace {

constexpr std::size_t kBufferBytes = 1u << 20;

Error Failed(const std::filesystem::path& file) {
  return Fail(
      ErrorCode::kIo,
      Say("排序用的临时文件出错：{}。请检查磁盘空间。",
          "A temporary file for sorting failed: {}. Check the disk's space.", std::generic_category().message(errno)),
      file.string());
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::uint64_t HeadOf(std::string_view record) {
  std::uint64_t head = 0;
  if (record.size() >= sizeof(head)) {
    for (std::size_t i = 0; i < sizeof(head); ++i) head = (head << 8u) | static_cast<unsigned char>(record[i]);
    return head;
  }
  for (const char byte : record) head = (head << 8u) | static_cast<unsigned char>(byte);
  return record.empty() ? 0 : head << (8u * (sizeof(head) - record.size()));
}

}  // namespace

/// Reads a run back, a buffer at a time.
class ExternalSort::Reader {
 public:
  Result<bool> Open(const std::filesystem::path& path) {
    path_ = path;
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_) return Failed(path);
    return Next();
  }
  Result<bool> Next() {
    std::uint64_t size = 0;
    std::string_view rest = std::string_view(buffer_).substr(at_);
    while (!TakeVarint(rest, size) || rest.size() < size) {
      buffer_.erase(0, at_);
      at_ = 0;
      const std::size_t kept = buffer_.size();
      buffer_.resize(kept + kBufferBytes);
      const std::size_t read = std::fread(buffer_.data() + kept, 1, kBufferBytes, file_.get());
      buffer_.resize(kept + read);
      if (read == 0) {
        if (std::ferror(file_.get()) != 0 || kept > 0) return Failed(path_);
        return false;
      }
      rest = buffer_;
    }
    record_ = rest.substr(0, static_cast<std::size_t>(size));
    at_ = buffer_.size() - rest.size() + record_.size();
    return true;
  }
  std::string_view record() const { return record_; }

 private:
  std::filesystem::path path_;
  File file_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::string_view record_;
};

ExternalSort::ExternalSort(std::filesystem::path folder, std::string name, std::size_t run_bytes)
    : folder_(std::move(folder)), name_(std::move(name)), run_bytes_(run_bytes) {}

ExternalSort::~ExternalSort() {
  if (spilling_.valid()) spilling_.wait();
}

/// Sixteen bytes at a time: records of one list have a long beginning in common, which is compared once and not at
/// each step. `equal` are the records that do not differ before `depth`.
void ExternalSort::Run::SortFrom(std::size_t depth, std::span<Place> equal) {
  const std::size_t behind = depth + 2 * sizeof(std::uint64_t);
  for (Place& place : equal) {
    const std::string_view record = std::string_view(bytes).substr(place.offset, place.size);
    place.head = {HeadOf(record.substr(std::min(depth, record.size()))),
                  HeadOf(record.substr(std::min(depth + sizeof(std::uint64_t), record.size())))};
  }
  // A head is filled up with zeros, so of equal ones the shorter record is the beginning of the longer. The others stay
  // in the order in which they came, which often is theirs already.
  std::sort(equal.begin(), equal.end(), [behind](const Place& a, const Place& b) {
    if (a.head != b.head) return a.head < b.head;
    const bool a_ends = a.size <= behind;
    const bool b_ends = b.size <= behind;
    if (a_ends || b_ends) return std::min<std::size_t>(a.size, behind + 1) < std::min<std::size_t>(b.size, behind + 1);
    return a.offset < b.offset;
  });
  const auto rest_before = [&](const Place& a, const Place& b) {
    const std::string_view all = bytes;
    return all.substr(a.offset + behind, a.size - behind) < all.substr(b.offset + behind, b.size - behind);
  };
  for (std::size_t begin = 0; begin < equal.size();) {
    std::size_t end = begin + 1;
    while (end < equal.size() && equal[end].head == equal[begin].head) ++end;
    while (begin < end && equal[begin].size <= behind) ++begin;
    const auto alike = equal.subspan(begin, end - begin);
    if (!std::is_sorted(alike.begin(), alike.end(), rest_before)) SortFrom(behind, alike);
    begin = end;
  }
}

Result<void> ExternalSort::Add(std::string_view record) {
  const std::size_t used = run_.bytes.size() + run_.places.size() * sizeof(Place);
  if (used + record.size() > run_bytes_ && !run_.places.empty()) JITU_CHECK_OK(Spill());
  run_.places.push_back({{}, run_.bytes.size(), static_cast<std::uint32_t>(record.size())});
  run_.bytes += record;
  return {};
}

Result<void> ExternalSort::AwaitSpill() { return spilling_.valid() ? spilling_.get() : Result<void>(); }

Result<void> ExternalSort::Spill() {
  JITU_CHECK_OK(AwaitSpill());
  const auto file = folder_ / (name_ + "." + std::to_string(runs_++));
  std::swap(run_, spilled_);
  run_.bytes.clear();
  run_.places.clear();
  spilling_ = std::async(std::launch::async, &ExternalSort::WriteSpilled, this, file);
  return {};
}

Result<void> ExternalSort::WriteSpilled(const std::filesystem::path& path) {
  spilled_.Sort();
  const File file(std::fopen(path.c_str(), "wb"));
  if (!file) return Failed(path);
  std::string buffer;
  for (const Place& place : spilled_.places) {
    AppendVarint(buffer, place.size);
    buffer.append(spilled_.bytes, place.offset, place.size);
    if (buffer.size() < kBufferBytes) continue;
    if (std::fwrite(buffer.data(), 1, buffer.size(), file.get()) != buffer.size()) return Failed(path);
    buffer.clear();
  }
  if (std::fwrite(buffer.data(), 1, buffer.size(), file.get()) != buffer.size()) return Failed(path);
  if (std::fflush(file.get()) != 0) return Failed(path);
  return {};
}

namespace {
constexpr auto kLater = [](const auto& a, const auto& b) { return a->record() > b->record(); };
}  // namespace

Result<void> ExternalSort::Finish() {
  if (runs_ == 0) {
    run_.Sort();
    return {};
  }
  if (!run_.places.empty()) JITU_CHECK_OK(Spill());
  JITU_CHECK_OK(AwaitSpill());
  run_ = {};
  spilled_ = {};
  for (std::size_t i = 0; i < runs_; ++i) {
    auto reader = std::make_unique<Reader>();
    JITU_TRY(const bool any, reader->Open(folder_ / (name_ + "." + std::to_string(i))));
    if (any) readers_.push_back(std::move(reader));
  }
  std::make_heap(readers_.begin(), readers_.end(), kLater);
  return {};
}

Result<bool> ExternalSort::Next(std::string_view& record) {
  if (runs_ == 0) {
    if (next_in_memory_ == run_.places.size()) return false;
    const Place& place = run_.places[next_in_memory_++];
    record = std::string_view(run_.bytes).substr(place.offset, place.size);
    return true;
  }
  if (advance_first_) {
    std::pop_heap(readers_.begin(), readers_.end(), kLater);
    JITU_TRY(const bool more, readers_.back()->Next());
    if (more) {
      std::push_heap(readers_.begin(), readers_.end(), kLater);
    } else {
      readers_.pop_back();
    }
  }
  advance_first_ = !readers_.empty();
  if (readers_.empty()) return false;
  record = readers_.front()->record();
  return true;
}

}  // namespace jitu::graph::rocks
