#include "ingest/tables/csv_file.h"

#include <algorithm>
#include <csv.h>
#include <fstream>

namespace jitu::ingest {
namespace {

constexpr unsigned char kOptions = CSV_REPALL_NL | CSV_EMPTY_IS_NULL;
constexpr std::size_t kChunk = 1 << 20;
constexpr std::size_t kLongestRow = 16 << 20;

}  // namespace

/// Holds the library's parser and gathers its fields to rows.
class CsvParser {
 public:
  CsvParser(const std::filesystem::path& path, const CsvSink& sink) : path_(path), sink_(sink) {
    csv_init(&parser_, kOptions);
    csv_set_blk_size(&parser_, 1 << 16);
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });  // RFC 4180: blanks belong to the field
  }
  ~CsvParser() { csv_free(&parser_); }
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  /// False when the sink wants no more.
  Result<bool> Feed(std::string_view bytes) {
    const std::size_t parsed = csv_parse(&parser_, bytes.data(), bytes.size(), &OnField, &OnRowEnd, this);
    if (fault_) return *fault_;
    if (stopped_) return false;
    if (parsed != bytes.size()) return Fail(ErrorCode::kLimit, Say("内存不足", "out of memory"), Where());
    if (csv_get_buffer_size(&parser_) > kLongestRow) return RowTooLong();
    return true;
  }

  Result<void> End() {
    // Strict for the end alone: within rows it would end the reading at the first stray quote.
    csv_set_opts(&parser_, kOptions | CSV_STRICT | CSV_STRICT_FINI);
    const int status = csv_fini(&parser_, &OnField, &OnRowEnd, this);
    if (fault_) return *fault_;
    if (status == 0) return {};
    return Fail(
        ErrorCode::kUnreadableInput,
        Say("从这一行开始的引号到文件末尾仍未闭合", "a quote opened in this row is not closed by the end of the file"),
        Where());
  }

 private:
  static void OnField(void* field, std::size_t size, void* self) {
    static_cast<CsvParser*>(self)->AddField(static_cast<const char*>(field), size);
  }
  static void OnRowEnd(int end, void* self) { static_cast<CsvParser*>(self)->EndRow(end); }

  std::string Where() const { return path_.string() + ":" + std::to_string(row_.line_); }

  Error RowTooLong() const {
    return Fail(ErrorCode::kUnreadableInput,
                Say("一行超过 {} 字节，可能缺少闭合的引号",
                    "a row is longer than {} bytes; a closing quote may be missing", kLongestRow),
                Where());
  }

  void AddField(const char* field, std::size_t size) {
    if (fault_ || stopped_) return;
    if (row_.bytes_.size() + size > kLongestRow) {
      fault_ = RowTooLong();
      return;
    }
    row_.cells_.push_back({row_.bytes_.size(), size, field == nullptr});
    row_.bytes_.append(field == nullptr ? "" : field, size);
    if (size > 0) lines_within_ += static_cast<std::uint64_t>(std::count(field, field + size, '\n'));
  }

  /// `end` is the character that ended the row, -1 at the end of the file. A line feed after a carriage return ends the
  /// same line.
  void EndRow(int end) {
    if (!row_.cells_.empty() && !fault_ && !stopped_) {  // an empty line comes as a row without cells
      if (auto wanted = sink_(row_); !wanted) {
        fault_ = std::move(wanted).error();
      } else {
        stopped_ = !*wanted;
      }
    }
    line_ += lines_within_ + (end == '\n' && last_end_ == '\r' && row_.cells_.empty() ? 0 : 1);
    last_end_ = end;
    lines_within_ = 0;
    row_.cells_.clear();
    row_.bytes_.clear();
    row_.line_ = line_;
  }

  const std::filesystem::path& path_;
  const CsvSink& sink_;
  csv_parser parser_;
  CsvRow row_;
  std::uint64_t line_ = 1;
  std::uint64_t lines_within_ = 0;
  int last_end_ = 0;
  bool stopped_ = false;
  std::optional<Error> fault_;
};

Result<void> ReadCsv(const std::filesystem::path& path, const CsvSink& sink, const CsvProgress& progress,
                     const StopSignal& stop) {
  const auto unreadable = [&] {
    return Fail(ErrorCode::kUnreadableInput, Say("无法读取文件 {}", "cannot read the file {}", path.string()));
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return unreadable();
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable();
  CsvParser parser(path, sink);
  std::string chunk(kChunk, '\0');
  bool at_start = true;
  while (file) {
    if (stop.Requested() || stop.Expired()) return Fail(ErrorCode::kCancelled, Say("已取消", "cancelled"));
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    std::string_view bytes(chunk.data(), static_cast<std::size_t>(file.gcount()));
    progress(bytes.size());
    if (at_start && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    at_start = false;
    JITU_TRY(const bool wanted, parser.Feed(bytes));
    if (!wanted) return {};
  }
  if (file.bad()) return unreadable();
  return parser.End();
}

}  // namespace jitu::ingest
