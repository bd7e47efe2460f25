/// PDF files with text, by way of poppler's pdftotext and pdftocairo.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "ingest/readers/converter.h"
#include "ingest/readers/format.h"
#include "ingest/readers/page_flow.h"
#include "ingest/readers/pdf_page.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kPackage = "poppler-utils";

bool Matches(std::string_view bytes, std::string_view) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

/// Lines are asked for only where words stand as in a table, or a table may go on from the page before: drawing a page
/// takes longer than reading it.
Result<void> AddRulesOfTables(const std::string& file, const TemporaryFolder& folder, const StopSignal& stop,
                              std::vector<Page>& pages) {
  for (std::size_t i = 0, end = 0; i < pages.size(); i = end) {
    end = i + 1;
    if (!MayHoldTable(pages[i]) && (i == 0 || !EndsInTable(pages[i - 1]))) continue;
    while (end < pages.size() && end - i < 20 && MayHoldTable(pages[end])) ++end;
    const auto svg = Run({"pdftocairo",
                          std::string(kPackage),
                          {"-svg", "-q", "-f", std::to_string(i + 1), "-l", std::to_string(end), file, "-"}},
                         folder, stop);
    if (!svg && svg.error().code != ErrorCode::kUnreadableInput) return svg.error();
    // A page that cannot be drawn is read without its lines.
    if (svg) (void)AddRules(*svg, i, pages).has_value();
  }
  return {};
}

constexpr std::size_t kMostScannedPages = 60;

/// One page of a scan as tesseract reads it: its words, and how sure it is of them from 0 to 100.
struct Recognised {
  std::string text;
  double sureness = 0;
  std::size_t words = 0;
};

/// The columns of tesseract's TSV: block, paragraph and line at 2, 3, 4; sureness at 10; the word at 11.
void AddWords(std::string_view tsv, Recognised& page) {
  std::string line_before;
  for (std::size_t at = tsv.find('\n') + 1; at > 0 && at < tsv.size();) {
    const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
    std::vector<std::string> cells{std::string()};
    for (const char c : tsv.substr(at, end - at)) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    at = end + 1;
    if (cells.size() < 12 || cells[11].find_first_not_of(' ') == std::string::npos) continue;
    const std::string line = cells[2] + " " + cells[3] + " " + cells[4];
    if (!page.text.empty() && line != line_before) page.text += '\n';
    // Between wide characters tesseract puts a blank that is none.
    const bool narrow =
        line == line_before && !page.text.empty() && (page.text.back() & 0x80) == 0 && (cells[11].front() & 0x80) == 0;
    if (narrow) page.text += ' ';
    page.text += cells[11];
    page.sureness += std::atof(cells[10].c_str());
    ++page.words;
    line_before = line;
  }
}

/// The text of pictures. Lines stay as they were printed; what their width broke is mended as in plain text.
Result<Layout> ReadScan(const std::string& file, const TemporaryFolder& folder, std::size_t pages,
                        const StopSignal& stop) {
  Recognised whole;
  Layout layout;
  for (std::size_t page = 1; page <= std::min(pages, kMostScannedPages); ++page) {
    const std::string number = std::to_string(page);
    const std::string picture = folder.path() + "/page";
    JITU_TRY([[maybe_unused]] const std::string none,
             Run({"pdftoppm",
                  std::string(kPackage),
                  {"-r", "200", "-gray", "-png", "-singlefile", "-f", number, "-l", number, file, picture}},
                 folder, stop));
    JITU_TRY(const std::string words, Run({"tesseract",
                                           "tesseract-ocr tesseract-ocr-chi-sim",
                                           {picture + ".png", "stdout", "-l", "chi_sim", "--psm", "4", "tsv"}},
                                          folder, stop));
    Recognised recognised;
    AddWords(words, recognised);
    layout.text += recognised.text + "\f";
    whole.sureness += recognised.sureness;
    whole.words += recognised.words;
  }
  if (whole.words == 0) {
    return Fail(ErrorCode::kUnreadableInput, Say("扫描件里没有认出文字。", "no text was recognised in the scan"));
  }
  layout.encoding = "UTF-8";
  layout.confidence = std::clamp(whole.sureness / 100 / static_cast<double>(whole.words), 0.1, 0.95);
  return layout;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits& limits) {
  JITU_TRY(const TemporaryFolder folder, TemporaryFolder::Make());
  JITU_TRY(const std::string file, folder.Write("report.pdf", bytes));
  JITU_TRY(
      const std::string words,
      Run({"pdftotext", std::string(kPackage), {"-bbox-layout", "-q", "-l", std::to_string(kMostPages), file, "-"}},
          folder, limits.stop));
  JITU_TRY(std::vector<Page> pages, PagesOf(words));
  if (CharactersOf(pages) < 4 * std::max<std::size_t>(pages.size(), 1)) {
    if (limits.ocr) return ReadScan(file, folder, pages.size(), limits.stop);
    return Fail(ErrorCode::kUnreadableInput,
                Say("这是扫描件，没有文字（{} 页）。加 --ocr 可识别图像中的文字（需要 tesseract-ocr-chi-sim）。",
                    "this is a scan without text ({} pages); --ocr reads the pictures (it takes tesseract-ocr-chi-sim)",
                    pages.size()));
  }
  JITU_CHECK_OK(AddRulesOfTables(file, folder, limits.stop, pages));
  return LayOutPages(pages);
}

}  // namespace

const Format kPdf{"pdf", ".pdf ", Matches, Read};

}  // namespace jitu::ingest
