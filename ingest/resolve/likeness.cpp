#include "ingest/resolve/likeness.h"

#include <algorithm>

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestSame = 3;       // characters of a core that means one firm
constexpr std::size_t kShortestWork = 5;       // and of a core that means one project
constexpr std::size_t kShortestHomophone = 4;  // below that too many names sound or look alike
constexpr std::size_t kMostHomophones = 2;     // characters that may differ in writing
constexpr std::size_t kShortestVariant = 8;    // a long name may lose or gain one character
constexpr std::size_t kLongestInsertion = 2;   // characters that a project's name may have more in its middle

std::size_t Differences(std::u32string_view a, std::u32string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1U : 0U;
  return count;
}

/// One is the other with so many characters more, in one place.
bool HasMore(std::u32string_view a, std::u32string_view b, std::size_t more) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() != a.size() + more) return false;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
  return std::equal(left, a.end(), right + static_cast<std::ptrdiff_t>(more));
}

bool ShareCode(const NameForm& a, const NameForm& b) {
  return std::any_of(a.codes.begin(), a.codes.end(), [&](const std::string& code) {
    return std::find(b.codes.begin(), b.codes.end(), code) != b.codes.end();
  });
}

/// A pair with what several features ask of it.
struct Pair {
  const NameForm& a;
  const NameForm& b;
  std::size_t length;  ///< of the shorter core
  bool siblings;       ///< a digit or a direction tells them apart
  bool equal_length() const { return a.core.size() == b.core.size(); }
};

bool SameCore(const Pair& p) { return p.a.label == "Enterprise" && p.a.core == p.b.core && p.length >= kShortestSame; }

bool SameWork(const Pair& p) { return p.a.label == "Project" && p.a.core == p.b.core && p.length >= kShortestWork; }

bool SameCode(const Pair& p) { return p.a.label == "Product" && ShareCode(p.a, p.b); }

bool SameSound(const Pair& p) {
  return p.a.sound == p.b.sound && p.length >= kShortestHomophone && p.equal_length() &&
         Differences(p.a.core, p.b.core) <= kMostHomophones && !p.siblings;
}

bool SameLook(const Pair& p) {
  return p.a.shape == p.b.shape && p.length >= kShortestHomophone && Differences(p.a.core, p.b.core) <= 1 &&
         !p.siblings;
}

bool OneMore(const Pair& p) {
  return p.length + 1 >= kShortestVariant && !p.siblings && HasMore(p.a.core, p.b.core, 1);
}

bool OneWordMore(const Pair& p) {
  return p.a.label == "Project" && p.length > kShortestVariant && !p.siblings && p.a.core.front() == p.b.core.front() &&
         p.a.core.back() == p.b.core.back() && HasMore(p.a.core, p.b.core, kLongestInsertion);
}

/// 航天天麓 for 通航天麓: a character doubled, another left out.
bool DoubledOrLeftOut(const Pair& p) {
  const auto& [x, y] =
      std::minmax(p.a.plain, p.b.plain, [](const auto& one, const auto& other) { return one.size() < other.size(); });
  const bool doubled = p.a.plain.size() < p.a.brand.size() || p.b.plain.size() < p.b.brand.size();
  return p.a.label == "Enterprise" && doubled && !p.siblings && x.size() >= kShortestSame && x.size() + 1 >= y.size() &&
         HasMore(x, y, y.size() - x.size());
}

bool DoubledInOnePlace(const Pair& p) { return !p.a.place.empty() && p.a.place == p.b.place && DoubledOrLeftOut(p); }

bool OneOther(const Pair& p) {
  return p.length >= kShortestHomophone && p.equal_length() && !p.siblings && Differences(p.a.core, p.b.core) == 1;
}

bool OneMoreInShort(const Pair& p) {
  return p.length >= kShortestHomophone && !p.siblings && HasMore(p.a.core, p.b.core, 1);
}

/// Features by weight, strongest first. The first that holds decides.
struct Feature {
  double weight;
  std::string_view why;
  bool (*holds)(const Pair&);
};

constexpr Feature kFeatures[] = {
    {0.95, "同型号 same model code", SameCode},
    {0.92, "同名 same name without place and kind of company", SameCore},
    {0.92, "同名 same name without the word for project", SameWork},
    {0.88, "同音 homophone", SameSound},
    {0.84, "形近 look-alike character", SameLook},
    {0.82, "一字之差 one character more", OneMore},
    {0.80, "多出一词 one word more", OneWordMore},
    {0.76, "同地且脱字或叠字 same place, a character left out or doubled", DoubledInOnePlace},
    {0.60, "脱字或叠字 a character left out or doubled", DoubledOrLeftOut},
    {0.55, "多一字 one character more in a short name", OneMoreInShort},
    {0.45, "一字不同 one character differs", OneOther},
};

}  // namespace

bool PlacesConflict(const NameForm& a, const NameForm& b) {
  if (a.place.empty() || b.place.empty() || a.place == b.place) return false;
  if (a.region.empty() || b.region.empty()) return true;
  return !a.region.starts_with(b.region) && !b.region.starts_with(a.region);
}

Likeness Compare(const NameForm& a, const NameForm& b) {
  // Bodies of neighbouring places differ in one character, documents in one digit: there likeness says nothing.
  if (a.label == "Unit" || a.label == "Policy" || PlacesConflict(a, b)) return {};
  const Pair pair{a, b, std::min(a.core.size(), b.core.size()), a.distinguishing != b.distinguishing};
  for (const Feature& feature : kFeatures) {
    if (feature.holds(pair)) return {feature.weight, feature.why};
  }
  return {};
}

}  // namespace jitu::ingest
