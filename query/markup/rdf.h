/// RDF 1.1 as it is written: resources with their statements in Turtle, N-Triples and JSON-LD.
///
/// Names of vocabularies are written short everywhere in the program ("prov:Entity"); kRdfPrefixes says what they stand
/// for. There are no blank nodes: whatever is spoken of has a name, so two exports can be compared line by line.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::query {

struct RdfPrefix {
  std::string_view prefix, iri;
};
std::span<const RdfPrefix> RdfPrefixes();

struct RdfTerm {
  enum class Kind { kIri, kName, kText };
  Kind kind = Kind::kText;
  std::string value;      ///< a whole IRI; a short name; the text of a literal
  std::string qualifier;  ///< of a literal: "@zh", or the short name of its datatype, or nothing (xsd:string)

  static RdfTerm Iri(std::string iri) { return {Kind::kIri, std::move(iri), {}}; }
  static RdfTerm Name(std::string_view name) { return {Kind::kName, std::string(name), {}}; }
  static RdfTerm Text(std::string_view text, std::string_view qualifier = {}) {
    return {Kind::kText, std::string(text), std::string(qualifier)};
  }
  static RdfTerm Integer(std::int64_t number) { return Text(std::to_string(number), "xsd:integer"); }
  /// As a decimal with the digits that a report would write; as xsd:double JSON-LD readers would round it anew.
  static RdfTerm Number(double number);
  static RdfTerm Boolean(bool truth) { return Text(truth ? "true" : "false", "xsd:boolean"); }

  friend auto operator<=>(const RdfTerm&, const RdfTerm&) = default;
};

/// One subject and what is said of it.
struct RdfResource {
  struct Statement {
    std::string predicate;  ///< a short name
    RdfTerm object;
    friend auto operator<=>(const Statement&, const Statement&) = default;
  };
  std::string iri;
  std::vector<Statement> statements;

  RdfResource& Add(std::string_view predicate, RdfTerm object) {
    statements.push_back({std::string(predicate), std::move(object)});
    return *this;
  }
};

/// How a file of it begins, how one resource is written, how the file ends. Statements are written in a stated order
/// (types first, then by predicate and object), each once; a resource without any is left out.
class RdfSyntax {
 public:
  virtual ~RdfSyntax() = default;
  virtual std::string Head() const { return {}; }
  virtual void Append(std::string& out, RdfResource resource) = 0;
  virtual std::string Tail() const { return {}; }
};
/// W3C Recommendations of 2014-02-25 (Turtle, N-Triples) and 2020-07-16 (JSON-LD 1.1, one flat @graph).
class NTriples : public RdfSyntax {
 public:
  void Append(std::string& out, RdfResource resource) override;
};
class Turtle : public RdfSyntax {
 public:
  std::string Head() const override;
  void Append(std::string& out, RdfResource resource) override;
};
class JsonLd : public RdfSyntax {
 public:
  std::string Head() const override;
  void Append(std::string& out, RdfResource resource) override;
  std::string Tail() const override;

 private:
  bool first_ = true;
};

/// `text` as the last part of a short name or of an IRI: what is no ASCII letter, digit or `_` as %XX.
std::string RdfLocal(std::string_view text);

}  // namespace jitu::query
