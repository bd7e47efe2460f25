#include "query/markup/rdf.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "graph/model/json.h"
#include "query/markup/xml_writer.h"

namespace jitu::query {
namespace {

constexpr std::string_view kType = "rdf:type";

constexpr std::array kPrefixes{
    RdfPrefix{"dct", "http://purl.org/dc/terms/"},
    RdfPrefix{"jitu", "urn:jitu:vocabulary#"},
    RdfPrefix{"oa", "http://www.w3.org/ns/oa#"},
    RdfPrefix{"org", "http://www.w3.org/ns/org#"},
    RdfPrefix{"prov", "http://www.w3.org/ns/prov#"},
    RdfPrefix{"qb", "http://purl.org/linked-data/cube#"},
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    RdfPrefix{"skos", "http://www.w3.org/2004/02/skos/core#"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

void AppendHex(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += digits[byte >> 4u];
  out += digits[byte & 0xFu];
}

/// IRIREF of Turtle and N-Triples: no blanks, controls or <>"{}|^`\.
std::string Iri(std::string_view iri) {
  std::string out;
  for (const char c : Sayable(iri)) {
    if (static_cast<unsigned char>(c) <= 0x20 || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos) {
      out += '%';
      AppendHex(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string WholeName(std::string_view name) {
  const std::size_t colon = name.find(':');
  for (const RdfPrefix& known : kPrefixes)
    if (known.prefix == name.substr(0, colon)) return std::string(known.iri).append(name.substr(colon + 1));
  return std::string(name);
}

/// STRING_LITERAL_QUOTE.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : Sayable(text)) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  out += '"';
  return out;
}

enum class Names { kShort, kWhole };

std::string Bracketed(std::string_view iri) {
  std::string out = "<";
  out += iri;
  out += '>';
  return out;
}

std::string NameText(std::string_view name, Names names) {
  if (names == Names::kWhole) return Bracketed(WholeName(name));
  return name == kType ? "a" : std::string(name);
}

/// A term as Turtle and N-Triples write it.
std::string TermText(const RdfTerm& term, Names names) {
  if (term.kind == RdfTerm::Kind::kIri) return Bracketed(Iri(term.value));
  if (term.kind == RdfTerm::Kind::kName) return NameText(term.value, names);
  std::string out = Quoted(term.value);
  if (term.qualifier.empty()) return out;
  if (term.qualifier.front() == '@') return out.append(term.qualifier);
  out += "^^";
  out += NameText(term.qualifier, names);
  return out;
}

void Order(std::vector<RdfResource::Statement>& statements) {
  std::sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
    const bool type_a = a.predicate == kType, type_b = b.predicate == kType;
    return type_a != type_b ? type_a : a < b;
  });
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
}

std::string Json(std::string_view text) { return graph::ToJson(graph::Value(Sayable(text))); }

std::string JsonTerm(const RdfTerm& term, bool is_type) {
  if (term.kind != RdfTerm::Kind::kText) {
    const std::string name = Json(term.kind == RdfTerm::Kind::kIri ? Iri(term.value) : term.value);
    return is_type ? name : "{\"@id\":" + name + "}";
  }
  std::string out = "{\"@value\":" + Json(term.value);
  if (!term.qualifier.empty()) {
    const bool language = term.qualifier.front() == '@';
    out += language ? ",\"@language\":" : ",\"@type\":";
    out += Json(std::string_view(term.qualifier).substr(language ? 1 : 0));
  }
  out += '}';
  return out;
}

}  // namespace

std::span<const RdfPrefix> RdfPrefixes() { return kPrefixes; }

RdfTerm RdfTerm::Number(double number) {
  if (std::isnan(number)) return Text("NaN", "xsd:double");
  if (std::isinf(number)) return Text(number > 0 ? "INF" : "-INF", "xsd:double");
  char digits[400];
  const auto written = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
  return Text(std::string_view(digits, static_cast<std::size_t>(written.ptr - digits)), "xsd:decimal");
}

std::string RdfLocal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      out += c;
    } else {
      out += '%';
      AppendHex(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

void NTriples::Append(std::string& out, RdfResource resource) {
  Order(resource.statements);
  const std::string subject = Bracketed(Iri(resource.iri));
  for (const auto& [predicate, object] : resource.statements) {
    out += subject;
    out += ' ';
    out += NameText(predicate, Names::kWhole);
    out += ' ';
    out += TermText(object, Names::kWhole);
    out += " .\n";
  }
}

std::string Turtle::Head() const {
  std::string head;
  for (const RdfPrefix& known : kPrefixes) {
    head += "@prefix ";
    head += known.prefix;
    head += ": ";
    head += Bracketed(known.iri);
    head += " .\n";
  }
  return head;
}

void Turtle::Append(std::string& out, RdfResource resource) {
  if (resource.statements.empty()) return;
  Order(resource.statements);
  out += '\n';
  out += Bracketed(Iri(resource.iri));
  std::string_view last;
  for (const auto& [predicate, object] : resource.statements) {
    if (predicate == last) {
      out += ", ";
    } else {
      out += last.empty() ? " " : " ;\n  ";
      out += NameText(predicate, Names::kShort);
      out += ' ';
    }
    out += TermText(object, Names::kShort);
    last = predicate;
  }
  out += " .\n";
}

std::string JsonLd::Head() const {
  std::string head = "{\"@context\":{";
  for (const RdfPrefix& known : kPrefixes) {
    if (known.prefix != kPrefixes.front().prefix) head += ',';
    head += Json(known.prefix);
    head += ':';
    head += Json(known.iri);
  }
  head += "},\n\"@graph\":[";
  return head;
}

void JsonLd::Append(std::string& out, RdfResource resource) {
  if (resource.statements.empty()) return;
  Order(resource.statements);
  out += first_ ? "\n" : ",\n";
  first_ = false;
  out += "{\"@id\":";
  out += Json(Iri(resource.iri));
  std::string_view last;
  for (const auto& [predicate, object] : resource.statements) {
    const bool is_type = predicate == kType;
    if (predicate == last) {
      out += ',';
    } else {
      if (!last.empty()) out += ']';
      out += ',';
      out += Json(is_type ? "@type" : predicate);
      out += ":[";
    }
    out += JsonTerm(object, is_type);
    last = predicate;
  }
  out += "]}";
}

std::string JsonLd::Tail() const { return "\n]}\n"; }

}  // namespace jitu::query
