/// Web pages saved as mail messages: MIME multipart/related (RFC 2557, RFC 2045).
#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/readers/format.h"
#include "ingest/readers/html.h"

namespace jitu::ingest {
namespace {

constexpr int kDeepest = 4;

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

struct Entity {
  std::string_view head, body;

  /// A header's value, lines unfolded; empty if there is none. `name` in lower case.
  std::string Header(std::string_view name) const {
    const std::string lower = "\n" + Lower(head);
    const std::size_t at = lower.find("\n" + std::string(name) + ":");
    if (at == std::string::npos) return {};
    std::string value;
    for (std::size_t i = at + name.size() + 1; i < head.size(); ++i) {
      const bool folded = i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t');
      if (head[i] == '\n' && !folded) break;
      if (head[i] != '\n' && head[i] != '\r') value += head[i];
    }
    return value;
  }

  std::string Parameter(std::string_view header, std::string_view name) const {
    const std::string value = Header(header);
    const std::size_t at = Lower(value).find(std::string(name) + "=");
    if (at == std::string::npos) return {};
    std::size_t start = at + name.size() + 1;
    const bool quoted = start < value.size() && value[start] == '"';
    start += quoted ? 1U : 0U;
    return value.substr(start, value.find_first_of(quoted ? "\"" : "; ", start) - start);
  }
};

Entity EntityOf(std::string_view bytes) {
  for (const std::string_view blank : {"\r\n\r\n", "\n\n"}) {
    const std::size_t at = bytes.substr(0, 1u << 16).find(blank);
    if (at != std::string_view::npos) return {bytes.substr(0, at), bytes.substr(at + blank.size())};
  }
  return {bytes.substr(0, 0), bytes};
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string FromQuotedPrintable(std::string_view body) {
  std::string bytes;
  bytes.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '=') {
      bytes += body[i];
      continue;
    }
    const std::string_view next = body.substr(i + 1, 2);
    if (next.starts_with("\r\n")) {
      i += 2;
    } else if (next.starts_with("\n")) {
      ++i;
    } else if (next.size() == 2 && HexDigit(next[0]) >= 0 && HexDigit(next[1]) >= 0) {
      bytes += static_cast<char>(HexDigit(next[0]) * 16 + HexDigit(next[1]));
      i += 2;
    }
  }
  return bytes;
}

std::string FromBase64(std::string_view body) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  bytes.reserve(body.size() / 4 * 3);
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : body) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

struct Page {
  std::string bytes;
  std::string charset;
};

/// The largest page of a message; frames and advertisements are smaller.
void FindPage(std::string_view bytes, int depth, Page& page) {
  const Entity entity = EntityOf(bytes);
  const std::string type = Lower(entity.Header("content-type"));
  if (type.find("multipart/") != std::string::npos && depth < kDeepest) {
    const std::string boundary = "--" + entity.Parameter("content-type", "boundary");
    if (boundary.size() == 2) return;
    std::size_t at = entity.body.find(boundary);
    while (at != std::string_view::npos) {
      const std::size_t start = std::min(entity.body.find('\n', at), entity.body.size() - 1) + 1;
      const std::size_t end = std::min(entity.body.find(boundary, start), entity.body.size());
      if (end > start) FindPage(entity.body.substr(start, end - start), depth + 1, page);
      at = end < entity.body.size() ? end : std::string_view::npos;
    }
    return;
  }
  if (type.find("text/html") == std::string::npos) return;
  const std::string encoding = Lower(entity.Header("content-transfer-encoding"));
  std::string content(entity.body);
  if (encoding.find("quoted-printable") != std::string::npos) content = FromQuotedPrintable(entity.body);
  if (encoding.find("base64") != std::string::npos) content = FromBase64(entity.body);
  if (content.size() > page.bytes.size()) page = {std::move(content), entity.Parameter("content-type", "charset")};
}

bool Matches(std::string_view bytes, std::string_view ending) {
  const std::string start = Lower(bytes.substr(0, 16));
  const bool may = ending == ".mht" || ending == ".mhtml" || ending == ".doc" || start.starts_with("from: <saved by") ||
                   start.starts_with("mime-version:");
  if (!may) return false;
  const std::string head = Lower(bytes.substr(0, 2048));
  return head.find("mime-version:") != std::string::npos && head.find("content-type:") != std::string::npos;
}

Result<Layout> Read(std::string_view bytes, const ReadLimits& limits) {
  Page page;
  FindPage(bytes, 0, page);
  if (page.bytes.empty()) {
    return Fail(ErrorCode::kUnreadableInput, Say("保存的网页里没有 HTML 部分。", "the saved page has no HTML part"));
  }
  return ReadHtml(page.bytes, page.charset, limits);
}

}  // namespace

const Format kMhtml{"mhtml", ".mhtml .mht ", Matches, Read};

}  // namespace jitu::ingest
