/// Tables in CSV (RFC 4180), parted by commas, semicolons or tabs, in any encoding.
#include <algorithm>
#include <csv.h>
#include <string>

#include "ingest/readers/format.h"
#include "schema/text/encoding.h"

namespace jitu::ingest {
namespace {

struct Rows {
  Grid grid;
  std::uint32_t row = 0, column = 0;
  std::size_t cells = 0;
};

void AddCell(void* bytes, std::size_t size, void* context) {
  Rows& rows = *static_cast<Rows*>(context);
  const std::string_view text(static_cast<const char*>(bytes), bytes == nullptr ? 0 : size);
  if (!text.empty() && ++rows.cells <= LayoutWriter::kMostCells) {
    rows.grid.cells.push_back({std::string(text), rows.row, rows.column, 1, 1});
  }
  ++rows.column;
}

void EndRow(int, void* context) {
  Rows& rows = *static_cast<Rows*>(context);
  ++rows.row;
  rows.column = 0;
}

/// The mark that stands most often in the first lines.
unsigned char DelimiterOf(std::string_view text) {
  const std::string_view sample = text.substr(0, 8192);
  unsigned char best = ',';
  std::ptrdiff_t most = std::count(sample.begin(), sample.end(), ',');
  for (const char other : {'\t', ';'}) {
    const auto count = std::count(sample.begin(), sample.end(), other);
    if (count <= most) continue;
    most = count;
    best = static_cast<unsigned char>(other);
  }
  return best;
}

bool Matches(std::string_view, std::string_view ending) { return ending == ".csv" || ending == ".tsv"; }

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(const text::Decoded decoded, text::Decode(bytes));
  csv_parser parser;
  if (csv_init(&parser, 0) != 0) return Fail(ErrorCode::kInternal, Say("无法读 CSV", "cannot read CSV"));
  csv_set_delim(&parser, DelimiterOf(decoded.text));
  Rows rows;
  const std::size_t read = csv_parse(&parser, decoded.text.data(), decoded.text.size(), AddCell, EndRow, &rows);
  if (read == decoded.text.size()) csv_fini(&parser, AddCell, EndRow, &rows);
  csv_free(&parser);
  LayoutWriter writer(decoded.encoding);
  writer.Table(std::move(rows.grid));
  return writer.Take();
}

}  // namespace

const Format kCsv{"csv", ".csv .tsv ", Matches, Read};

}  // namespace jitu::ingest
