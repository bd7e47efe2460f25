#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/clean_up.h"
#include "ingest/readers/format.h"
#include "ingest/readers/joining.h"
#include "ingest/readers/text_tables.h"
#include "schema/text/encoding.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

/// Cells parted by tabs: three or more with something in them. A tab after a list mark makes no row.
bool IsTabbedRow(std::string_view line) {
  int cells = 0;
  bool inside = false;
  for (const char c : line) {
    if (c == '\t') inside = false;
    if (!IsBlank(c) && !inside) {
      inside = true;
      ++cells;
    }
  }
  return cells >= 3 && line.find('\t') != std::string_view::npos;
}

/// The source with one byte for one byte: every kind of line end as a line feed, tabs between cells as bars.
struct Prepared {
  std::string text;
  std::vector<std::uint32_t> pages;  ///< where form feeds stood
};

Prepared Prepare(std::string_view source) {
  Prepared prepared{std::string(source), {}};
  std::string& text = prepared.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\f') prepared.pages.push_back(static_cast<std::uint32_t>(i));
    if (c == '\f' || c == '\v' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) text[i] = '\n';
  }
  if (text.find('\t') == std::string::npos) return prepared;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (IsTabbedRow(std::string_view(text).substr(start, end - start))) {
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(end),
                   '\t', '|');
    }
    start = end + 1;
  }
  return prepared;
}

/// Form feeds of the source as places in the reading form: both have the same lines, in the same order.
std::vector<std::uint32_t> PagesIn(std::string_view prepared, const std::vector<std::uint32_t>& pages,
                                   std::string_view reading) {
  std::vector<std::uint32_t> places;
  if (pages.empty()) return places;
  std::size_t at = 0;
  std::size_t place = 0;
  for (const std::uint32_t page : pages) {
    while (at <= page) {
      at = prepared.find('\n', at) + 1;
      const std::size_t end = reading.find('\n', place);
      if (at == 0 || end == std::string_view::npos) return places;
      place = end + 1;
    }
    places.push_back(static_cast<std::uint32_t>(place - 1));
  }
  return places;
}

/// Puts the clean lines together to blocks, keeping the map.
class Writer {
 public:
  Writer(std::string_view reading, const CleanText& clean, std::size_t block_bytes)
      : reading_(reading), clean_(clean), block_bytes_(std::max<std::size_t>(block_bytes, 16)) {}

  void Write(Document& document) {
    const std::vector<bool> joined = LinesToJoin(reading_, clean_.lines);
    out_ = &document;
    out_->text.reserve(reading_.size());
    for (std::size_t i = 0; i < clean_.lines.size(); ++i) {
      if (i == 0 || !joined[i]) {
        if (i > 0) EndBlock();
        block_start_ = Place();
      } else {
        WriteJoint(clean_.lines[i].span);
      }
      WriteLine(clean_.lines[i].span);
    }
    if (!clean_.lines.empty()) EndBlock();
  }

  text::SourceMap TakeMap() { return std::move(map_); }

 private:
  std::uint32_t Place() const { return static_cast<std::uint32_t>(out_->text.size()); }

  /// Between two Latin words or two numbers the line's end was a blank; between Chinese characters it was nothing.
  void WriteJoint(ByteSpan next) {
    const auto narrow = [](char c) { return c > ' ' && c < 0x7F && c != ',' && c != '(' && c != ')'; };
    if (out_->text.size() == block_start_ || !narrow(out_->text.back()) || !narrow(reading_[next.start])) return;
    out_->text += ' ';
    map_.AppendReplaced(1, ByteSpan{last_end_, next.start});
  }

  void WriteLine(ByteSpan line) {
    std::uint32_t at = line.start;
    while (cut_ < clean_.cuts.size() && clean_.cuts[cut_].end <= line.start) ++cut_;
    for (; cut_ < clean_.cuts.size() && clean_.cuts[cut_].start < line.end; ++cut_) {
      Copy({at, std::max(at, clean_.cuts[cut_].start)});
      at = std::max(at, clean_.cuts[cut_].end);
    }
    Copy({at, std::max(at, line.end)});
    last_end_ = line.end;
  }

  /// A block that grows too long ends at a character and another begins.
  void Copy(ByteSpan span) {
    while (span.start < span.end) {
      const std::size_t used = Place() - block_start_;
      const std::size_t room = block_bytes_ > used ? block_bytes_ - used : 0;
      std::uint32_t end = span.end;
      if (span.length() > room) {
        end = span.start + static_cast<std::uint32_t>(room);
        while (end > span.start && (static_cast<unsigned char>(reading_[end]) & 0xC0) == 0x80) --end;
      }
      if (end > span.start) {
        out_->text.append(reading_.substr(span.start, end - span.start));
        map_.AppendCopied({span.start, end});
        last_end_ = end;
      }
      if (end == span.end) return;
      EndBlock();
      block_start_ = Place();
      span.start = end;
    }
  }

  void EndBlock() {
    if (Place() == block_start_) return;
    out_->blocks.push_back(Block{Block::Kind::kParagraph, {block_start_, Place()}, 0, -1});
    out_->text += '\n';
    map_.AppendReplaced(1, ByteSpan{last_end_, last_end_});
  }

  std::string_view reading_;
  const CleanText& clean_;
  std::size_t block_bytes_;
  Document* out_ = nullptr;
  text::SourceMap map_;
  std::size_t cut_ = 0;
  std::uint32_t block_start_ = 0;
  std::uint32_t last_end_ = 0;
};

const model::Catalog* BuiltInCatalog() {
  static const Result<model::Catalog> catalog = model::Catalog::Load();
  return catalog ? &*catalog : nullptr;
}

bool MatchesPlainText(std::string_view, std::string_view) { return true; }

Result<Document> ReadPlainText(std::string_view bytes, const ReadLimits& limits) {
  JITU_TRY(text::Decoded decoded, text::Decode(bytes));
  Document document;
  document.source = std::move(decoded.text);
  document.encoding = std::move(decoded.encoding);
  const Prepared prepared = Prepare(document.source);
  const text::MappedText reading = text::ForReading(prepared.text);
  const CleanText clean = CleanUp(reading.text, PagesIn(prepared.text, prepared.pages, reading.text));
  if (clean.lines.empty()) {
    return Fail(ErrorCode::kUnreadableInput, Say("文件里没有文字。", "there is no text in the file"));
  }
  Writer writer(reading.text, clean, limits.block_bytes);
  writer.Write(document);
  document.map = writer.TakeMap().After(reading.map);
  if (const model::Catalog* catalog = limits.catalog != nullptr ? limits.catalog : BuiltInCatalog()) {
    FindTables(document, *catalog);
  }
  return document;
}

}  // namespace

const Format kPlainText{"plain text", ".txt .text ", MatchesPlainText, ReadPlainText};

}  // namespace jitu::ingest
