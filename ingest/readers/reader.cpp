#include "ingest/readers/reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "ingest/readers/bundle.h"
#include "ingest/readers/compose.h"
#include "ingest/readers/format.h"
#include "ingest/readers/several_reports.h"
#include "schema/base/ids.h"

namespace jitu::ingest {
namespace {

/// Formats in the order in which they are asked. A new one is a file with its Format and one line here.
const std::array<const Format*, 10> kFormats{&kPdf,  &kOfd, &kOldText, &kOldSheets, &kDocx,
                                             &kXlsx, &kCsv, &kMhtml,   &kHtml,      &kPlainText};

std::string EndingOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  const std::size_t point = path.find_last_of('.');
  if (point == std::string::npos || (slash != std::string::npos && point < slash)) return {};
  std::string ending = path.substr(point);
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending;
}

Error Unreadable(const std::string& path, Message message) {
  return Fail(ErrorCode::kUnreadableInput, std::move(message), path);
}

Error CannotOpen(const std::string& path, int cause) {
  switch (cause) {
    case ENOENT:
    case ENOTDIR:
      return Unreadable(path, Say("没有这个文件: {}。请检查路径。", "no such file: {}; check the path", path));
    case EACCES:
    case EPERM:
      return Unreadable(path, Say("没有权限读取: {}。请检查文件和所在文件夹的权限。",
                                  "no permission to read {}; check the rights of the file and its folder", path));
    default:
      return Unreadable(path, Say("无法打开 {}: {}", "cannot open {}: {}", path, std::string(std::strerror(cause))));
  }
}

Error TooLarge(const std::string& path, std::size_t limit) {
  return Unreadable(path, Say("文件太大: {} 超过 {} 字节。请拆分后再读。",
                              "file too large: {} is over {} bytes; split it and read the parts", path, limit));
}

class FileHandle {
 public:
  explicit FileHandle(int number) : number_(number) {}
  ~FileHandle() {
    if (number_ >= 0) ::close(number_);
  }
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

/// Reads to the end or one byte past the limit: what grows while it is read, or lies about its size, is bounded too.
Result<std::string> ReadUpTo(int file, std::size_t limit, std::size_t expected, const std::string& path) {
  constexpr std::size_t kChunk = 1u << 16;
  const auto chunk = std::make_unique_for_overwrite<char[]>(kChunk);
  std::string bytes;
  bytes.reserve(std::min(expected, limit) + 1);
  while (bytes.size() <= limit) {
    const ssize_t count = ::read(file, chunk.get(), kChunk);
    if (count > 0) bytes.append(chunk.get(), static_cast<std::size_t>(count));
    if (count == 0) break;
    if (count < 0 && errno != EINTR) return CannotOpen(path, errno);
  }
  return bytes;
}

}  // namespace

const model::Catalog* CatalogOf(const ReadLimits& limits) {
  if (limits.catalog != nullptr) return limits.catalog;
  static const Result<model::Catalog> built_in = model::Catalog::Load();
  return built_in ? &*built_in : nullptr;
}

namespace {

const Format* FindFormat(std::string_view bytes, const std::string& path) {
  const std::string ending = EndingOf(path);
  const auto format =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format* one) { return one->matches(bytes, ending); });
  return format == kFormats.end() ? nullptr : *format;
}

/// Which reader takes the bytes, and what it makes of them.
Result<Layout> LayOut(std::string_view bytes, const std::string& path, const ReadLimits& limits) {
  if (bytes.empty()) return Unreadable(path, Say("文件是空的: {}", "the file is empty: {}", path));
  // Places in a text are 32 bits wide, and an encoding may need four bytes for what took two.
  const std::size_t limit = std::min<std::size_t>(limits.file_bytes, std::numeric_limits<std::uint32_t>::max() / 4);
  if (bytes.size() > limit) return TooLarge(path, limit);
  const Format* const format = FindFormat(bytes, path);
  if (format == nullptr) return Unreadable(path, Say("不认识的文件格式: {}", "unknown file format: {}", path));
  return format->read(bytes, limits);
}

Error At(Error error, const std::string& path) {
  if (error.where.empty()) error.where = path;
  return error;
}

Result<Document> Finished(Layout layout, const std::string& path, std::string sha256, const ReadLimits& limits) {
  Result<Document> composed = Compose(std::move(layout), limits);
  if (!composed) return At(std::move(composed).error(), path);
  Document document = std::move(composed).value();
  document.path = path;
  document.sha256 = std::move(sha256);
  document.source_index = text::CodePointIndex(document.source);
  for (std::size_t at = document.source.find('\f'); at != std::string::npos; at = document.source.find('\f', at + 1)) {
    document.page_ends.push_back(static_cast<std::uint32_t>(at));
  }
  return document;
}

}  // namespace

Result<Document> ReadBytes(std::string_view bytes, const std::string& path, const ReadLimits& limits) {
  Result<Layout> layout = LayOut(bytes, path, limits);
  if (!layout) return At(std::move(layout).error(), path);
  return Finished(std::move(layout).value(), path, Sha256Hex(bytes), limits);
}

std::string_view FormatOf(std::string_view bytes, const std::string& path) {
  const Format* const format = FindFormat(bytes, path);
  return format == nullptr ? std::string_view() : format->name;
}

std::string_view FormatNamed(const std::string& path) {
  const std::string ending = EndingOf(path);
  if (ending.empty()) return {};
  const auto format = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format* one) {
    return (" " + std::string(one->endings)).find(" " + ending + " ") != std::string::npos;
  });
  return format == kFormats.end() ? std::string_view() : (*format)->name;
}

bool IsReadable(const std::string& path) { return !FormatNamed(path).empty(); }

namespace {

Result<std::string> BytesOf(const std::string& path, const ReadLimits& limits) {
  // O_NONBLOCK: a pipe without a writer must not hold us.
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) {
    const int cause = errno;
    if (auto inside = BytesInBundle(path)) return *std::move(inside);
    return CannotOpen(path, cause);
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return CannotOpen(path, errno);
  if (S_ISDIR(status.st_mode)) {
    return Unreadable(path, Say("这是文件夹, 不是文件: {}", "this is a folder, not a file: {}", path));
  }
  if (!S_ISREG(status.st_mode)) {
    return Unreadable(path, Say("不是普通文件: {}", "not a regular file: {}", path));
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limits.file_bytes) return TooLarge(path, limits.file_bytes);
  return ReadUpTo(file.number(), limits.file_bytes, size, path);
}

}  // namespace

Result<Document> ReadFile(const std::string& path, const ReadLimits& limits) {
  JITU_TRY(const std::string bytes, BytesOf(path, limits));
  return ReadBytes(bytes, path, limits);
}

Result<InputFile> LoadFile(const std::string& path, const ReadLimits& limits) {
  JITU_TRY(std::string bytes, BytesOf(path, limits));
  std::string sha256 = Sha256Hex(bytes);
  return InputFile{path, std::move(bytes), std::move(sha256)};
}

std::string ReportSha256(const InputFile& file, const std::string& report_path) {
  if (report_path == file.path) return file.sha256;
  return Sha256Hex(file.sha256 + report_path.substr(std::min(file.path.size(), report_path.size())));
}

Result<std::vector<Document>> ReadReports(const InputFile& file, const ReadLimits& limits) {
  Result<Layout> layout = LayOut(file.bytes, file.path, limits);
  if (!layout) return At(std::move(layout).error(), file.path);
  std::vector<Document> reports;
  for (NamedLayout& part : SplitReports(std::move(layout).value(), CatalogOf(limits))) {
    const std::string path = part.name.empty() ? file.path : file.path + "!" + part.name;
    JITU_TRY(Document report, Finished(std::move(part.layout), path, ReportSha256(file, path), limits));
    report.format = FormatOf(file.bytes, file.path);
    reports.push_back(std::move(report));
  }
  return reports;
}

Result<std::vector<Document>> ReadReports(const std::string& path, const ReadLimits& limits) {
  JITU_TRY(const InputFile file, LoadFile(path, limits));
  return ReadReports(file, limits);
}

Result<Document> ReadReport(const std::string& report_path, const ReadLimits& limits) {
  // What stands behind the last `!` is a file in an archive, or a report in a file.
  auto file = LoadFile(report_path, limits);
  const std::size_t mark = report_path.rfind('!');
  if (!file && mark != std::string::npos) {
    auto whole = LoadFile(report_path.substr(0, mark), limits);
    if (whole) file = std::move(whole);
  }
  if (!file) return file.error();
  JITU_TRY(std::vector<Document> reports, ReadReports(*file, limits));
  const auto found =
      std::find_if(reports.begin(), reports.end(), [&](const Document& report) { return report.path == report_path; });
  if (found != reports.end()) return std::move(*found);
  return Unreadable(report_path, Say("文件里没有这份报告: {}", "the file does not hold this report: {}", report_path));
}

}  // namespace jitu::ingest
