#include "ingest/tables/record_sorter.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace jitu::ingest {
namespace {

constexpr std::size_t kLeastBlock = 4096;
constexpr std::size_t kLargestBlock = 1 << 20;
constexpr std::size_t kBuffer = 1 << 18;
constexpr std::size_t kAhead = 16;
constexpr std::size_t kMostFiles =
    64;  // of one sorter; more are merged into one, as each is open while they are merged
using Size = std::uint32_t;

Error SpillFailed(const std::filesystem::path& path) {
  return Fail(ErrorCode::kIo, Say("无法写入或读回临时文件 {}：磁盘可能已满，可另指定临时文件夹",
                                  "cannot write or read back the temporary file {}: the disk may be full; name another "
                                  "folder for temporary files",
                                  path.string()));
}

constexpr std::size_t kHeadBytes = sizeof(RecordHead);

RecordHead HeadOf(const char* record) {
  RecordHead head;
  for (int i = 0; i < 8; ++i) head.first = head.first << 8 | static_cast<unsigned char>(record[i]);
  for (int i = 8; i < 16; ++i) head.second = head.second << 8 | static_cast<unsigned char>(record[i]);
  return head;
}

std::string_view RecordAt(const char* place) {
  Size size = 0;
  std::memcpy(&size, place, sizeof(size));
  return {place + sizeof(size), size};
}

/// Writes a run to a file.
class RunWriter {
 public:
  explicit RunWriter(const std::filesystem::path& path) : path_(path), file_(path, std::ios::binary) {}

  void Add(std::string_view record) {
    const auto size = static_cast<Size>(record.size());
    char bytes[sizeof(size)];
    std::memcpy(bytes, &size, sizeof(size));
    buffer_.append(bytes, sizeof(bytes));
    buffer_ += record;
    if (buffer_.size() >= kBuffer) Flush();
  }

  Result<void> End() {
    Flush();
    file_.close();
    if (!file_) return SpillFailed(path_);
    return {};
  }

 private:
  void Flush() {
    file_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

  const std::filesystem::path& path_;
  std::ofstream file_;
  std::string buffer_;
};

/// A spilled run, read back through a buffer; its file goes with it.
class FileRun : public RecordRun {
 public:
  explicit FileRun(std::filesystem::path path) : path_(std::move(path)) {}
  ~FileRun() override {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  FileRun(const FileRun&) = delete;
  FileRun& operator=(const FileRun&) = delete;

  Result<bool> Next(std::string_view& record) override {
    if (!file_.is_open()) file_.open(path_, std::ios::binary);
    if (!file_.is_open()) return SpillFailed(path_);
    if (!Have(sizeof(Size))) {
      if (end_ != start_ || file_.bad()) return SpillFailed(path_);
      return false;
    }
    Size size = 0;
    std::memcpy(&size, buffer_.data() + start_, sizeof(size));
    start_ += sizeof(size);
    if (!Have(size)) return SpillFailed(path_);
    record = std::string_view(buffer_.data() + start_, size);
    start_ += size;
    return true;
  }

 private:
  /// Whether that many bytes can be had, after reading on if need be.
  bool Have(std::size_t size) {
    if (end_ - start_ >= size) return true;
    if (buffer_.size() < std::max(kBuffer, size)) buffer_.resize(std::max(kBuffer, size));
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    end_ -= start_;
    start_ = 0;
    file_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
    end_ += static_cast<std::size_t>(file_.gcount());
    return end_ >= size;
  }

  std::filesystem::path path_;
  std::ifstream file_;
  std::string buffer_;
  std::size_t start_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

Result<std::filesystem::path> SpillFolder::NewFile() {
  const std::lock_guard lock(mutex_);
  if (!folder_) {
    JITU_TRY(TemporaryFolder made, TemporaryFolder::Make(parent_));
    folder_.emplace(std::move(made));
  }
  return std::filesystem::path(folder_->path()) / std::to_string(files_++);
}

/// What is left in memory.
class MemoryRun : public RecordRun {
 public:
  MemoryRun(RecordSorter::Blocks blocks, std::vector<RecordSorter::Entry> entries)
      : blocks_(std::move(blocks)), entries_(std::move(entries)) {}

  Result<bool> Next(std::string_view& record) override {
    if (next_ == entries_.size()) return false;
    // The records lie in the order in which they came, so each would be waited for.
    if (next_ + kAhead < entries_.size()) __builtin_prefetch(entries_[next_ + kAhead].place);
    record = RecordAt(entries_[next_++].place);
    return true;
  }

 private:
  RecordSorter::Blocks blocks_;
  std::vector<RecordSorter::Entry> entries_;
  std::size_t next_ = 0;
};

char* RecordSorter::Room(std::size_t size) {
  if (size > left_) {
    const std::size_t block = std::max(size, std::clamp(memory_bytes_ / 16, kLeastBlock, kLargestBlock));
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
    used_bytes_ += block;
    next_ = blocks_.back().get();
    left_ = block;
  }
  char* room = next_;
  next_ += size;
  left_ -= size;
  return room;
}

Result<void> RecordSorter::Add(std::string_view record) {
  if (used_bytes_ + entries_.size() * sizeof(Entry) > memory_bytes_) JITU_CHECK_OK(Spill());
  const auto size = static_cast<Size>(record.size());
  char* room = Room(sizeof(size) + record.size());
  std::memcpy(room, &size, sizeof(size));
  std::memcpy(room + sizeof(size), record.data(), record.size());
  entries_.push_back({HeadOf(record.data()), room});
  return {};
}

void RecordSorter::Sort() {
  const std::size_t rest = key_bytes_ - kHeadBytes;
  std::sort(entries_.begin(), entries_.end(), [rest](const Entry& a, const Entry& b) {
    if (a.head != b.head) return a.head < b.head;
    return std::memcmp(a.place + sizeof(Size) + kHeadBytes, b.place + sizeof(Size) + kHeadBytes, rest) < 0;
  });
}

Result<void> RecordSorter::Spill() {
  Sort();
  JITU_TRY(const std::filesystem::path path, folder_->NewFile());
  RunWriter writer(path);
  for (const Entry& entry : entries_) writer.Add(RecordAt(entry.place));
  JITU_CHECK_OK(writer.End());
  spilled_.push_back(std::make_unique<FileRun>(path));
  entries_.clear();
  blocks_.clear();
  used_bytes_ = 0;
  left_ = 0;
  return spilled_.size() < kMostFiles ? Result<void>() : MergeSpilled();
}

Result<void> RecordSorter::MergeSpilled() {
  JITU_TRY(const std::filesystem::path path, folder_->NewFile());
  RunWriter writer(path);
  MergedRuns merged(std::move(spilled_), key_bytes_);
  while (true) {
    std::string_view record;
    JITU_TRY(const bool more, merged.Next(record));
    if (!more) break;
    writer.Add(record);
  }
  JITU_CHECK_OK(writer.End());
  spilled_.clear();
  spilled_.push_back(std::make_unique<FileRun>(path));
  return {};
}

Result<RecordRuns> RecordSorter::Finish() {
  if (!entries_.empty()) {
    Sort();
    spilled_.push_back(std::make_unique<MemoryRun>(std::move(blocks_), std::move(entries_)));
  }
  return std::move(spilled_);
}

bool MergedRuns::After(const Head& a, const Head& b) const {
  if (a.head != b.head) return a.head > b.head;
  const std::size_t rest = key_bytes_ - kHeadBytes;
  const int order = std::memcmp(a.record.data() + kHeadBytes, b.record.data() + kHeadBytes, rest);
  return order != 0 ? order > 0 : a.run > b.run;
}

Result<void> MergedRuns::Refill(std::size_t run) {
  Head head{{}, {}, run};
  JITU_TRY(const bool more, runs_[run]->Next(head.record));
  if (!more) {
    runs_[run].reset();
    return {};
  }
  head.head = HeadOf(head.record.data());
  heap_.push_back(head);
  std::push_heap(heap_.begin(), heap_.end(), [this](const Head& a, const Head& b) { return After(a, b); });
  return {};
}

Result<bool> MergedRuns::Next(std::string_view& record) {
  if (!started_) {
    for (std::size_t run = 0; run < runs_.size(); ++run) JITU_CHECK_OK(Refill(run));
    started_ = true;
  } else if (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), [this](const Head& a, const Head& b) { return After(a, b); });
    const std::size_t run = heap_.back().run;
    heap_.pop_back();
    JITU_CHECK_OK(Refill(run));
  }
  if (heap_.empty()) return false;
  record = heap_.front().record;
  return true;
}

}  // namespace jitu::ingest
