/// OFD, the national format for documents laid out in pages (GB/T 33190-2016): an archive of XML in which each piece of
/// text and each line has its place. The pages read like those of a PDF file.
#include "ingest/readers/ofd.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "ingest/readers/archive.h"
#include "ingest/readers/format.h"
#include "ingest/readers/markup.h"
#include "ingest/readers/page_flow.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr double kPoints = 72 / 25.4;  ///< of a millimetre, the unit of the file (7.3)

double NumberOf(std::string_view text, double otherwise) {
  const std::vector<double> numbers = NumbersIn(text, 1);
  return numbers.empty() ? otherwise : numbers[0];
}

/// Where an object's own coordinates lie on the page: its matrix, then the corner of its boundary (8.5).
Matrix PlaceOf(MarkupNode object) {
  Matrix matrix = Matrix::Of(object.Attribute("CTM"));
  const std::vector<double> boundary = NumbersIn(object.Attribute("Boundary"), 4);
  if (boundary.size() == 4) {
    matrix.e += boundary[0];
    matrix.f += boundary[1];
  }
  return matrix;
}

/// The steps from each character to the next: `g 3 4.2` stands for three steps of 4.2 (11.3).
std::vector<double> StepsIn(std::string_view text, std::size_t most) {
  std::vector<double> steps;
  for (std::size_t at = 0; at < text.size() && steps.size() < most;) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const bool repeated = text[at] == 'g';
    const std::size_t numbers = repeated ? 2 : 1;
    if (repeated) ++at;
    std::size_t end = at;
    for (std::size_t i = 0; i < numbers; ++i) {
      end = std::min(text.find_first_not_of(' ', end), text.size());
      end = std::min(text.find(' ', end), text.size());
    }
    const std::vector<double> read = NumbersIn(text.substr(at, end - at), numbers);
    const auto count = static_cast<std::size_t>(repeated && !read.empty() ? std::clamp(read[0], 0.0, 1e5) : 1);
    for (std::size_t i = 0; i < count && !read.empty() && steps.size() < most; ++i) steps.push_back(read.back());
    at = std::max(end, at + 1);
  }
  return steps;
}

class Content {
 public:
  explicit Content(Page& page) : page_(page) {}

  void Objects(MarkupNode parent) {
    for (MarkupNode node = parent.First(); node; node = node.Next()) {
      if (node.Is("TextObject")) {
        Text(node);
      } else if (node.Is("PathObject")) {
        Path(node);
      } else if (node.Is("Layer") || node.Is("PageBlock")) {
        Objects(node);
      }
    }
  }

 private:
  void Text(MarkupNode object) {
    const Matrix place = PlaceOf(object);
    const double size = std::fabs(NumberOf(object.Attribute("Size"), 0));
    double x = 0, y = 0;
    for (MarkupNode code = object.First(); code; code = code.Next()) {
      if (!code.Is("TextCode")) continue;
      x = NumberOf(code.Attribute("X"), x);
      y = NumberOf(code.Attribute("Y"), y);
      Characters(code, place, size, x, y);
    }
  }

  /// Characters that stand close to one another make a word; a blank and a step aside end it.
  void Characters(MarkupNode code, const Matrix& place, double size, double x, double y) {
    const std::string text = code.AllText();
    const std::vector<double> across = StepsIn(code.Attribute("DeltaX"), text.size());
    const std::vector<double> down = StepsIn(code.Attribute("DeltaY"), text.size());
    std::size_t number = 0;
    PageWord word;
    for (std::size_t i = 0; i < text.size(); ++number) {
      const text::CodePoint point = text::At(text, i);
      const std::string_view character = std::string_view(text).substr(i, point.bytes);
      const double width = WidthInEms(character) * size;
      const double step = number < across.size() ? across[number] : down.empty() ? width : 0;
      const double fall = number < down.size() ? down[number] : 0;
      const bool blank = point.value <= ' ' || point.value == 0x3000;
      if (!blank)
        Extend(word, character, place.At(x, y - 0.88 * size),
               place.At(x + (step > 0 ? std::min(width, step) : width), y + 0.12 * size));
      if (blank || fall != 0 || step < 0 || step > width + 0.25 * size) Keep(word);
      x += step;
      y += fall;
      i += point.bytes;
    }
    Keep(word);
  }

  static void Extend(PageWord& word, std::string_view character, const Corner& one, const Corner& other) {
    const Box box{kPoints * std::min(one.first, other.first), kPoints * std::min(one.second, other.second),
                  kPoints * std::max(one.first, other.first), kPoints * std::max(one.second, other.second)};
    Box& all = word.box;
    all = word.text.empty() ? box
                            : Box{std::min(all.left, box.left), std::min(all.top, box.top),
                                  std::max(all.right, box.right), std::max(all.bottom, box.bottom)};
    word.text += character;
  }

  void Keep(PageWord& word) {
    if (!word.text.empty() && page_.words.size() < kMostPageWords) page_.words.push_back(std::move(word));
    word = {};
  }

  /// M and L begin and draw a line, C closes it (9.1); what has curves is no line of a table.
  void Path(MarkupNode object) {
    constexpr std::size_t kLongestPath = 600;
    const std::string data = object.Child("AbbreviatedData").AllText();
    if (data.size() > kLongestPath || data.find_first_of("QBA") != std::string::npos) return;
    const Matrix place = PlaceOf(object);
    std::vector<Corner> corners;
    for (std::size_t at = 0; at < data.size();) {
      const std::size_t end = std::min(data.find_first_of("SMLC", at + 1), data.size());
      const std::vector<double> point = NumbersIn(std::string_view(data).substr(at, end - at), 2);
      const bool begins = data[at] == 'M' || data[at] == 'S';
      if (begins && !corners.empty()) AddPath(std::exchange(corners, {}), IsStroked(object), page_);
      if (data[at] == 'C' && !corners.empty()) corners.push_back(corners.front());
      if (point.size() == 2) {
        const Corner corner = place.At(point[0], point[1]);
        corners.emplace_back(kPoints * corner.first, kPoints * corner.second);
      }
      at = end;
    }
    AddPath(corners, IsStroked(object), page_);
  }

  static bool IsStroked(MarkupNode path) { return path.Attribute("Stroke") != "false"; }

  Page& page_;
};

/// The parts of the archive, named as the file names them: from its root, or from the folder of the part that speaks.
class Package {
 public:
  explicit Package(Archive archive) : archive_(std::move(archive)) {}

  Result<Markup> Read(const std::string& path) {
    JITU_TRY(const std::string bytes, archive_.ReadIfThere(path));
    if (!bytes.empty()) return Markup::Xml(bytes);
    return Fail(ErrorCode::kUnreadableInput,
                Say("OFD 文件不完整：缺少 {}。", "the OFD file is not whole: {} is missing", path));
  }
  Result<std::string> Bytes(const std::string& path) { return archive_.ReadIfThere(path); }

 private:
  Archive archive_;
};

std::string PathIn(const std::string& folder, std::string location) {
  location.erase(0, location.find_first_not_of(" \r\n\t"));
  location.erase(location.find_last_not_of(" \r\n\t") + 1);
  if (location.starts_with("/")) return location.substr(1);
  return folder + (location.starts_with("./") ? location.substr(2) : location);
}

std::string FolderOf(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

/// The size of the paper; that of a page where it says its own (7.5).
void TakeSize(MarkupNode area, Page& page) {
  const std::vector<double> box = NumbersIn(area.Child("PhysicalBox").AllText(), 4);
  if (box.size() != 4) return;
  page.width = kPoints * box[2];
  page.height = kPoints * box[3];
}

Result<void> AddPages(Package& package, const std::string& path, std::vector<Page>& pages) {
  JITU_TRY(const Markup markup, package.Read(path));
  const MarkupNode common = markup.Root().Child("CommonData");
  std::map<std::string, std::string, std::less<>> templates;
  for (MarkupNode node = common.First(); node; node = node.Next()) {
    if (node.Is("TemplatePage")) templates.emplace(node.Attribute("ID"), node.Attribute("BaseLoc"));
  }
  const MarkupNode list = markup.Root().Child("Pages");
  for (MarkupNode node = list.First(); node && pages.size() < kMostPages; node = node.Next()) {
    if (!node.Is("Page")) continue;
    Page page;
    TakeSize(common.Child("PageArea"), page);
    JITU_TRY(const std::string content, package.Bytes(PathIn(FolderOf(path), std::string(node.Attribute("BaseLoc")))));
    if (!content.empty()) {
      JITU_TRY(const Markup read, Markup::Xml(content));
      TakeSize(read.Root().Child("Area"), page);
      const auto form = templates.find(read.Root().Child("Template").Attribute("TemplateID"));
      if (form != templates.end()) {
        JITU_TRY(const std::string under, package.Bytes(PathIn(FolderOf(path), form->second)));
        if (!under.empty()) JITU_CHECK_OK(AddOfdContent(under, page));
      }
      Content(page).Objects(read.Root().Child("Content"));
    }
    DropDrawings(page);
    pages.push_back(std::move(page));
  }
  return {};
}

bool Matches(std::string_view bytes, std::string_view ending) {
  if (!LooksLikeZip(bytes)) return false;
  const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1u << 16));
  return ending == ".ofd" || tail.find("OFD.xml") != std::string_view::npos;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(Archive archive, Archive::Open(bytes));
  Package package(std::move(archive));
  JITU_TRY(const Markup root, package.Read("OFD.xml"));
  std::vector<Page> pages;
  for (MarkupNode body = root.Root().First(); body; body = body.Next()) {
    if (body.Is("DocBody")) {
      JITU_CHECK_OK(AddPages(package, PathIn({}, body.Child("DocRoot").AllText()), pages));
    }
  }
  if (CharactersOf(pages) < 4 * std::max<std::size_t>(pages.size(), 1)) {
    return Fail(
        ErrorCode::kUnreadableInput,
        Say("这是扫描件，没有文字（{} 页）。请转成 PDF 后用 --ocr 读。",
            "this is a scan without text ({} pages); make it a PDF file and read that with --ocr", pages.size()));
  }
  return LayOutPages(pages);
}

}  // namespace

Result<void> AddOfdContent(std::string_view xml, Page& page) {
  JITU_TRY(const Markup markup, Markup::Xml(xml));
  Content(page).Objects(markup.Root().Child("Content"));
  return {};
}

const Format kOfd{"ofd", ".ofd ", Matches, Read};

}  // namespace jitu::ingest
