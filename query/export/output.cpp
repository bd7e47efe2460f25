#include "query/export/output.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace jitu::query::exporting {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBufferBytes = 1u << 18;

Error Fault(const fs::path& path, int code) {
  return Fail(ErrorCode::kIo,
              Say("写不了“{}”：{}。请检查磁盘空间和权限。", "cannot write “{}”: {}. Look at disk space and rights.",
                  path.string(), std::string(std::strerror(code))));
}

/// A pipe, /dev/null and the like are written to; a rename would put a file in their place.
bool IsDevice(const fs::path& path) {
  return fs::exists(path) && !fs::is_regular_file(path) && !fs::is_directory(path);
}

/// Where a link leads: the file is replaced, not the link.
fs::path Followed(const fs::path& path) {
  std::error_code none;
  const fs::path followed = fs::is_symlink(path, none) ? fs::weakly_canonical(path, none) : path;
  return none ? path : followed;
}

/// 0 or an errno.
int WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

Result<void> Sync(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Fault(path, errno);
  const int fault = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  // Some file systems cannot sync a folder; that is no reason to give nothing.
  if (fault != 0 && fault != EINVAL) return Fault(path, fault);
  return {};
}

Result<void> CopyToStandardOutput(const fs::path& from) {
  const int descriptor = open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Fault(from, errno);
  std::string buffer(kBufferBytes, '\0');
  int fault = 0;
  while (fault == 0) {
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      fault = got < 0 ? errno : 0;
      break;
    }
    fault = WriteAll(STDOUT_FILENO, std::string_view(buffer.data(), static_cast<std::size_t>(got)));
  }
  close(descriptor);
  if (fault != 0) return Fault("-", fault);
  return {};
}

}  // namespace

OutputFile::~OutputFile() {
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

void OutputFile::Write(std::string_view bytes) {
  bytes_ += bytes.size();
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) Flush();
}

void OutputFile::Flush() {
  if (fault_ == 0) fault_ = WriteAll(descriptor_, buffer_);
  buffer_.clear();
}

Result<void> OutputFile::Close() {
  Flush();
  if (descriptor_ > STDERR_FILENO) {
    // A pipe or a device cannot be synced, and has nothing to lose.
    if (fault_ == 0 && fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) fault_ = errno;
    if (close(descriptor_) != 0 && fault_ == 0) fault_ = errno;
    descriptor_ = -1;
  }
  if (fault_ != 0) return Fault(aside_, fault_);
  return {};
}

Output Output::To(const std::string& target) { return Output(target); }

Output::Output(Output&& other) noexcept
    : target_(std::move(other.target_)), parts_(std::move(other.parts_)), committed_(other.committed_) {
  other.parts_.clear();
}

Output::~Output() {
  if (committed_) return;
  for (auto& part : parts_) {
    part.file.reset();
    std::error_code ignored;
    if (!part.aside.empty()) fs::remove(part.aside, ignored);
  }
}

Result<fs::path> Output::Place(const fs::path& final) {
  const fs::path folder = final.has_parent_path() ? final.parent_path() : fs::path(".");
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (fault && !fs::is_directory(folder)) return Fault(folder, fault.value());
  // One name per process: two exports into one place do not write into each other's file.
  return folder / ("." + final.filename().string() + "." + std::to_string(getpid()) + ".part");
}

Result<OutputFile*> Output::Open(const fs::path& named) {
  const fs::path final = Followed(named);
  JITU_TRY(const fs::path aside, Place(final));
  const int descriptor = open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return Fault(aside, errno);
  parts_.push_back({aside, final, std::unique_ptr<OutputFile>(new OutputFile(descriptor, aside))});
  return parts_.back().file.get();
}

Result<OutputFile*> Output::OpenDevice() {
  const int descriptor = open(target_.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return Fault(target_, errno);
  parts_.push_back({{}, {}, std::unique_ptr<OutputFile>(new OutputFile(descriptor, target_))});
  return parts_.back().file.get();
}

Result<OutputFile*> Output::File() {
  if (target_ != "-") {
    if (fs::is_directory(target_)) {
      return Fail(ErrorCode::kInvalidArgument, Say("“{}”是文件夹；这种格式写一个文件，请给出文件名",
                                                   "“{}” is a folder; this format writes one file: name it", target_));
    }
    return IsDevice(target_) ? OpenDevice() : Open(target_);
  }
  parts_.push_back({{}, {}, std::unique_ptr<OutputFile>(new OutputFile(STDOUT_FILENO, "-"))});
  return parts_.back().file.get();
}

bool Output::IsStream() const { return target_ == "-" || IsDevice(target_); }

Result<OutputFile*> Output::FileBeside(std::string_view ending) {
  if (IsStream()) return FileNamed(ending);
  return Open(target_ + std::string(ending));
}

Result<OutputFile*> Output::FileNamed(std::string_view name) {
  if (IsStream()) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("标准输出只容一个文件；请用 -o 给出文件夹，或用 --table 选一张表",
                    "standard output takes one file: name a folder with -o, or choose one table with --table"));
  }
  if (fs::exists(target_) && !fs::is_directory(target_)) {
    return Fail(ErrorCode::kInvalidArgument, Say("“{}”是文件；这里要写多个文件，请给出文件夹",
                                                 "“{}” is a file; several files go into a folder: name one", target_));
  }
  return Open(fs::path(target_) / name);
}

Result<fs::path> Output::Path() {
  if (IsDevice(target_)) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("“{}”不是普通文件；请给出文件名，或用 - 写到标准输出",
                    "“{}” is no ordinary file: name one, or write to standard output with -", target_));
  }
  const fs::path final = target_ == "-" ? fs::temp_directory_path() / "jitu-export" : Followed(target_);
  JITU_TRY(const fs::path aside, Place(final));
  parts_.push_back({aside, target_ == "-" ? fs::path() : final, nullptr});
  return aside;
}

Result<fs::path> Output::PathNamed(std::string_view name) {
  const fs::path final = fs::path(target_) / name;
  JITU_TRY(const fs::path aside, Place(final));
  parts_.push_back({aside, final, nullptr});
  return aside;
}

Result<void> Output::Commit() {
  for (auto& part : parts_) {
    if (part.file) JITU_CHECK_OK(part.file->Close());
    if (!part.file) JITU_CHECK_OK(Sync(part.aside));
  }
  for (auto& part : parts_) {
    if (part.aside.empty()) continue;
    if (part.final.empty()) {
      JITU_CHECK_OK(CopyToStandardOutput(part.aside));
      fs::remove(part.aside);
      continue;
    }
    if (std::rename(part.aside.c_str(), part.final.c_str()) != 0) return Fault(part.final, errno);
    JITU_CHECK_OK(Sync(part.final.has_parent_path() ? part.final.parent_path() : fs::path(".")));
  }
  committed_ = true;
  return {};
}

}  // namespace jitu::query::exporting
