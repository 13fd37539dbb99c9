//! What each node consists of, in the order of CPython's `ast`: class, fields, and span if it has a position.

use crate::syntax::ast::{
    Alias, Arg, ArgumentsId, Ast, BoolOp, ClassDef, CmpOp, Comprehension, Constant, Conversion, ExceptHandler, ExprContext, ExprId,
    ExprKind, FunctionDef, Keyword, List, MatchCase, Operator, PatternId, PatternKind, StmtId, StmtKind, Try, TypeParam, TypeParamKind,
    UnaryOp, WithItem,
};
use crate::syntax::dump::repr;
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// Any node.
#[derive(Clone, Copy)]
pub(super) enum NodeRef {
    Expr(ExprId),
    Stmt(StmtId),
    Pattern(PatternId),
    Arguments(ArgumentsId),
    Arg(Arg),
    Keyword(Keyword),
    Alias(Alias),
    WithItem(WithItem),
    Handler(ExceptHandler),
    Case(MatchCase),
    Comprehension(Comprehension),
    TypeParam(TypeParam),
}

/// An element of a list.
pub(super) enum Item {
    Leaf(String),
    Node(NodeRef),
}

/// The value of a field.
pub(super) enum Value {
    /// The `repr` of a plain value.
    Leaf(String),
    /// A node that never has parts.
    Bare(&'static str),
    Node(NodeRef),
    Items(Vec<Item>),
}

impl Value {
    /// A dump leaves out empty lists; fields that are `None` are not described in the first place.
    pub(super) fn is_omitted(&self) -> bool {
        matches!(self, Self::Items(items) if items.is_empty())
    }
}

pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) value: Value,
}

impl Field {
    pub(super) fn stmts(name: &'static str, ast: &Ast, list: List<StmtId>) -> Self {
        items(name, ast[list].iter().map(|&id| NodeRef::Stmt(id)))
    }

    fn exprs(name: &'static str, ast: &Ast, list: List<ExprId>) -> Self {
        items(name, ast[list].iter().map(|&id| NodeRef::Expr(id)))
    }

    fn patterns(name: &'static str, ast: &Ast, list: List<PatternId>) -> Self {
        items(name, ast[list].iter().map(|&id| NodeRef::Pattern(id)))
    }

    fn type_params(ast: &Ast, list: List<TypeParam>) -> Self {
        items("type_params", ast[list].iter().map(|&param| NodeRef::TypeParam(param)))
    }

    fn symbols(name: &'static str, ast: &Ast, list: List<Symbol>) -> Self {
        let names = ast[list].iter().map(|&symbol| Item::Leaf(repr::text(ast.name(symbol).into())));
        Self { name, value: Value::Items(names.collect()) }
    }

    /// Where an element may be missing, it is shown as `None`.
    fn optional_exprs(name: &'static str, ast: &Ast, list: List<Option<ExprId>>) -> Self {
        let item = |id: &Option<ExprId>| id.map_or_else(|| Item::Leaf("None".into()), |id| Item::Node(NodeRef::Expr(id)));
        Self { name, value: Value::Items(ast[list].iter().map(item).collect()) }
    }
}

type Described = (&'static str, Vec<Field>, Option<Span>);

fn items(name: &'static str, nodes: impl Iterator<Item = NodeRef>) -> Field {
    Field { name, value: Value::Items(nodes.map(Item::Node).collect()) }
}

fn expr(name: &'static str, id: ExprId) -> Field {
    Field { name, value: Value::Node(NodeRef::Expr(id)) }
}

fn pattern(name: &'static str, id: PatternId) -> Field {
    Field { name, value: Value::Node(NodeRef::Pattern(id)) }
}

fn symbol(name: &'static str, ast: &Ast, symbol: Symbol) -> Field {
    leaf(name, repr::text(ast.name(symbol).into()))
}

fn leaf(name: &'static str, value: String) -> Field {
    Field { name, value: Value::Leaf(value) }
}

fn bare(name: &'static str, value: &'static str) -> Field {
    Field { name, value: Value::Bare(value) }
}

/// A list of fields of which some may be missing.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn with(mut self, field: Field) -> Self {
        self.0.push(field);
        self
    }

    fn with_expr(self, name: &'static str, id: Option<ExprId>) -> Self {
        self.with_optional(id.map(|id| expr(name, id)))
    }

    fn with_symbol(self, name: &'static str, ast: &Ast, value: Option<Symbol>) -> Self {
        self.with_optional(value.map(|value| symbol(name, ast, value)))
    }

    fn with_optional(mut self, field: Option<Field>) -> Self {
        self.0.extend(field);
        self
    }
}

/// Class, fields and span of a node.
pub(super) fn describe(ast: &Ast, node: NodeRef) -> Described {
    match node {
        NodeRef::Expr(id) => {
            let (class, fields) = expression(ast, ast[id].kind);
            (class, fields.0, Some(ast[id].span))
        }
        NodeRef::Stmt(id) => {
            let (class, fields) = statement(ast, &ast[id].kind);
            (class, fields.0, Some(ast[id].span))
        }
        NodeRef::Pattern(id) => {
            let (class, fields) = case_pattern(ast, ast[id].kind);
            (class, fields.0, Some(ast[id].span))
        }
        NodeRef::Arguments(id) => ("arguments", arguments(ast, id).0, None),
        NodeRef::Arg(arg) => {
            let fields = Fields::default().with(symbol("arg", ast, arg.arg));
            ("arg", fields.with_expr("annotation", arg.annotation).0, Some(arg.span))
        }
        NodeRef::Keyword(keyword) => {
            let fields = Fields::default().with_symbol("arg", ast, keyword.arg);
            ("keyword", fields.with(expr("value", keyword.value)).0, Some(keyword.span))
        }
        NodeRef::Alias(alias) => {
            let fields = Fields::default().with(symbol("name", ast, alias.name));
            ("alias", fields.with_symbol("asname", ast, alias.asname).0, Some(alias.span))
        }
        NodeRef::WithItem(item) => {
            let fields = Fields::default().with(expr("context_expr", item.context_expr));
            ("withitem", fields.with_expr("optional_vars", item.optional_vars).0, None)
        }
        NodeRef::Handler(handler) => {
            let fields = Fields::default().with_expr("type", handler.kind).with_symbol("name", ast, handler.name).with(Field::stmts(
                "body",
                ast,
                handler.body,
            ));
            ("ExceptHandler", fields.0, Some(handler.span))
        }
        NodeRef::Case(case) => {
            let fields = Fields::default()
                .with(pattern("pattern", case.pattern))
                .with_expr("guard", case.guard)
                .with(Field::stmts("body", ast, case.body));
            ("match_case", fields.0, None)
        }
        NodeRef::Comprehension(clause) => {
            let fields = vec![
                expr("target", clause.target),
                expr("iter", clause.iter),
                Field::exprs("ifs", ast, clause.ifs),
                leaf("is_async", i32::from(clause.is_async).to_string()),
            ];
            ("comprehension", fields, None)
        }
        NodeRef::TypeParam(param) => {
            let (class, fields) = type_param(ast, param.kind);
            (class, fields.0, Some(param.span))
        }
    }
}

fn type_param(ast: &Ast, kind: TypeParamKind) -> (&'static str, Fields) {
    let named = |name: Symbol| Fields::default().with(symbol("name", ast, name));
    match kind {
        TypeParamKind::TypeVar { name, bound, default_value } => {
            ("TypeVar", named(name).with_expr("bound", bound).with_expr("default_value", default_value))
        }
        TypeParamKind::ParamSpec { name, default_value } => ("ParamSpec", named(name).with_expr("default_value", default_value)),
        TypeParamKind::TypeVarTuple { name, default_value } => ("TypeVarTuple", named(name).with_expr("default_value", default_value)),
    }
}

fn arguments(ast: &Ast, id: ArgumentsId) -> Fields {
    let arguments = &ast[id];
    let args = |name, list: List<Arg>| items(name, ast[list].iter().map(|&arg| NodeRef::Arg(arg)));
    let optional = |name, arg: Option<Arg>| arg.map(|arg| Field { name, value: Value::Node(NodeRef::Arg(arg)) });
    Fields::default()
        .with(args("posonlyargs", arguments.posonlyargs))
        .with(args("args", arguments.args))
        .with_optional(optional("vararg", arguments.vararg))
        .with(args("kwonlyargs", arguments.kwonlyargs))
        .with(Field::optional_exprs("kw_defaults", ast, arguments.kw_defaults))
        .with_optional(optional("kwarg", arguments.kwarg))
        .with(Field::exprs("defaults", ast, arguments.defaults))
}

fn comprehension(ast: &Ast, list: List<Comprehension>) -> Field {
    items("generators", ast[list].iter().map(|&clause| NodeRef::Comprehension(clause)))
}

fn keywords(ast: &Ast, list: List<Keyword>) -> Field {
    items("keywords", ast[list].iter().map(|&keyword| NodeRef::Keyword(keyword)))
}

fn expression(ast: &Ast, kind: ExprKind) -> (&'static str, Fields) {
    let (class, fields) = match kind {
        ExprKind::BoolOp { op, values } => ("BoolOp", vec![bare("op", bool_op(op)), Field::exprs("values", ast, values)]),
        ExprKind::NamedExpr { target, value } => ("NamedExpr", vec![expr("target", target), expr("value", value)]),
        ExprKind::BinOp { left, op, right } => ("BinOp", vec![expr("left", left), bare("op", operator(op)), expr("right", right)]),
        ExprKind::UnaryOp { op, operand } => ("UnaryOp", vec![bare("op", unary_op(op)), expr("operand", operand)]),
        ExprKind::Lambda { args, body } => {
            let args = Field { name: "args", value: Value::Node(NodeRef::Arguments(args)) };
            ("Lambda", vec![args, expr("body", body)])
        }
        ExprKind::IfExp { test, body, orelse } => ("IfExp", vec![expr("test", test), expr("body", body), expr("orelse", orelse)]),
        ExprKind::Dict { keys, values } => ("Dict", vec![Field::optional_exprs("keys", ast, keys), Field::exprs("values", ast, values)]),
        ExprKind::Set { elts } => ("Set", vec![Field::exprs("elts", ast, elts)]),
        ExprKind::ListComp { elt, generators } => ("ListComp", vec![expr("elt", elt), comprehension(ast, generators)]),
        ExprKind::SetComp { elt, generators } => ("SetComp", vec![expr("elt", elt), comprehension(ast, generators)]),
        ExprKind::DictComp { key, value, generators } => {
            ("DictComp", vec![expr("key", key), expr("value", value), comprehension(ast, generators)])
        }
        ExprKind::GeneratorExp { elt, generators } => ("GeneratorExp", vec![expr("elt", elt), comprehension(ast, generators)]),
        ExprKind::Compare { left, ops, comparators } => {
            let names = ast[ops].iter().map(|&op| Item::Leaf(compare_op(op).into())).collect();
            let ops = Field { name: "ops", value: Value::Items(names) };
            ("Compare", vec![expr("left", left), ops, Field::exprs("comparators", ast, comparators)])
        }
        ExprKind::Call { func, args, keywords: named } => {
            ("Call", vec![expr("func", func), Field::exprs("args", ast, args), keywords(ast, named)])
        }
        ExprKind::JoinedStr { values } => ("JoinedStr", vec![Field::exprs("values", ast, values)]),
        ExprKind::Attribute { value, attr, ctx } => {
            ("Attribute", vec![expr("value", value), symbol("attr", ast, attr), bare("ctx", context(ctx))])
        }
        ExprKind::Subscript { value, slice, ctx } => {
            ("Subscript", vec![expr("value", value), expr("slice", slice), bare("ctx", context(ctx))])
        }
        ExprKind::Starred { value, ctx } => ("Starred", vec![expr("value", value), bare("ctx", context(ctx))]),
        ExprKind::Name { id, ctx } => ("Name", vec![symbol("id", ast, id), bare("ctx", context(ctx))]),
        ExprKind::List { elts, ctx } => ("List", vec![Field::exprs("elts", ast, elts), bare("ctx", context(ctx))]),
        ExprKind::Tuple { elts, ctx } => ("Tuple", vec![Field::exprs("elts", ast, elts), bare("ctx", context(ctx))]),
        ExprKind::Await { value } => ("Await", vec![expr("value", value)]),
        ExprKind::YieldFrom { value } => ("YieldFrom", vec![expr("value", value)]),
        ExprKind::Yield { value } => return ("Yield", Fields::default().with_expr("value", value)),
        ExprKind::Slice { lower, upper, step } => {
            let fields = Fields::default().with_expr("lower", lower).with_expr("upper", upper);
            return ("Slice", fields.with_expr("step", step));
        }
        ExprKind::FormattedValue { value, conversion: change, format_spec } => {
            let fields = Fields::default().with(expr("value", value)).with(leaf("conversion", conversion(change)));
            return ("FormattedValue", fields.with_expr("format_spec", format_spec));
        }
        ExprKind::Constant(value) => {
            let has_u_prefix = matches!(value, Constant::Str { has_u_prefix: true, .. });
            let fields = Fields::default().with(leaf("value", repr::constant(ast, value)));
            return ("Constant", fields.with_optional(has_u_prefix.then(|| leaf("kind", "'u'".into()))));
        }
    };
    (class, Fields(fields))
}

fn statement(ast: &Ast, kind: &StmtKind) -> (&'static str, Fields) {
    let (class, fields) = match *kind {
        StmtKind::FunctionDef(ref function) => return ("FunctionDef", function_fields(ast, function)),
        StmtKind::AsyncFunctionDef(ref function) => {
            return ("AsyncFunctionDef", function_fields(ast, function));
        }
        StmtKind::ClassDef(ref class) => ("ClassDef", class_fields(ast, class)),
        StmtKind::Return { value } => return ("Return", Fields::default().with_expr("value", value)),
        StmtKind::Delete { targets } => ("Delete", vec![Field::exprs("targets", ast, targets)]),
        StmtKind::Assign { targets, value } => ("Assign", vec![Field::exprs("targets", ast, targets), expr("value", value)]),
        StmtKind::TypeAlias { name, type_params, value } => {
            ("TypeAlias", vec![expr("name", name), Field::type_params(ast, type_params), expr("value", value)])
        }
        StmtKind::AugAssign { target, op, value } => {
            ("AugAssign", vec![expr("target", target), bare("op", operator(op)), expr("value", value)])
        }
        StmtKind::AnnAssign { target, annotation, value, simple } => {
            let fields = Fields::default().with(expr("target", target)).with(expr("annotation", annotation));
            let simple = leaf("simple", i32::from(simple).to_string());
            return ("AnnAssign", fields.with_expr("value", value).with(simple));
        }
        StmtKind::For { target, iter, body, orelse } => ("For", for_fields(ast, target, iter, body, orelse)),
        StmtKind::AsyncFor { target, iter, body, orelse } => ("AsyncFor", for_fields(ast, target, iter, body, orelse)),
        StmtKind::While { test, body, orelse } => ("While", branch_fields(ast, test, body, orelse)),
        StmtKind::If { test, body, orelse } => ("If", branch_fields(ast, test, body, orelse)),
        StmtKind::With { items, body } => ("With", with_fields(ast, items, body)),
        StmtKind::AsyncWith { items, body } => ("AsyncWith", with_fields(ast, items, body)),
        StmtKind::Match { subject, cases } => {
            let cases = items("cases", ast[cases].iter().map(|&case| NodeRef::Case(case)));
            ("Match", vec![expr("subject", subject), cases])
        }
        StmtKind::Raise { exc, cause } => {
            return ("Raise", Fields::default().with_expr("exc", exc).with_expr("cause", cause));
        }
        StmtKind::Try(ref statement) => ("Try", try_fields(ast, statement)),
        StmtKind::TryStar(ref statement) => ("TryStar", try_fields(ast, statement)),
        StmtKind::Assert { test, msg } => {
            return ("Assert", Fields::default().with(expr("test", test)).with_expr("msg", msg));
        }
        StmtKind::Import { names } => ("Import", vec![aliases(ast, names)]),
        StmtKind::ImportFrom { module, names, level } => {
            let fields = Fields::default().with_symbol("module", ast, module).with(aliases(ast, names));
            return ("ImportFrom", fields.with(leaf("level", level.to_string())));
        }
        StmtKind::Global { names } => ("Global", vec![Field::symbols("names", ast, names)]),
        StmtKind::Nonlocal { names } => ("Nonlocal", vec![Field::symbols("names", ast, names)]),
        StmtKind::Expr { value } => ("Expr", vec![expr("value", value)]),
        StmtKind::Pass => ("Pass", vec![]),
        StmtKind::Break => ("Break", vec![]),
        StmtKind::Continue => ("Continue", vec![]),
    };
    (class, Fields(fields))
}

fn function_fields(ast: &Ast, function: &FunctionDef) -> Fields {
    Fields::default()
        .with(symbol("name", ast, function.name))
        .with(Field { name: "args", value: Value::Node(NodeRef::Arguments(function.args)) })
        .with(Field::stmts("body", ast, function.body))
        .with(Field::exprs("decorator_list", ast, function.decorator_list))
        .with_expr("returns", function.returns)
        .with(Field::type_params(ast, function.type_params))
}

fn class_fields(ast: &Ast, class: &ClassDef) -> Vec<Field> {
    vec![
        symbol("name", ast, class.name),
        Field::exprs("bases", ast, class.bases),
        keywords(ast, class.keywords),
        Field::stmts("body", ast, class.body),
        Field::exprs("decorator_list", ast, class.decorator_list),
        Field::type_params(ast, class.type_params),
    ]
}

fn for_fields(ast: &Ast, target: ExprId, iter: ExprId, body: List<StmtId>, orelse: List<StmtId>) -> Vec<Field> {
    let mut fields = vec![expr("target", target)];
    fields.extend([expr("iter", iter), Field::stmts("body", ast, body), Field::stmts("orelse", ast, orelse)]);
    fields
}

fn branch_fields(ast: &Ast, test: ExprId, body: List<StmtId>, orelse: List<StmtId>) -> Vec<Field> {
    vec![expr("test", test), Field::stmts("body", ast, body), Field::stmts("orelse", ast, orelse)]
}

fn with_fields(ast: &Ast, list: List<WithItem>, body: List<StmtId>) -> Vec<Field> {
    vec![items("items", ast[list].iter().map(|&item| NodeRef::WithItem(item))), Field::stmts("body", ast, body)]
}

fn try_fields(ast: &Ast, statement: &Try) -> Vec<Field> {
    vec![
        Field::stmts("body", ast, statement.body),
        items("handlers", ast[statement.handlers].iter().map(|&handler| NodeRef::Handler(handler))),
        Field::stmts("orelse", ast, statement.orelse),
        Field::stmts("finalbody", ast, statement.finalbody),
    ]
}

fn aliases(ast: &Ast, list: List<Alias>) -> Field {
    items("names", ast[list].iter().map(|&alias| NodeRef::Alias(alias)))
}

fn case_pattern(ast: &Ast, kind: PatternKind) -> (&'static str, Fields) {
    let fields = Fields::default();
    match kind {
        PatternKind::MatchValue { value } => ("MatchValue", fields.with(expr("value", value))),
        PatternKind::MatchSingleton { value } => ("MatchSingleton", fields.with(leaf("value", repr::constant(ast, value)))),
        PatternKind::MatchSequence { patterns } => ("MatchSequence", fields.with(Field::patterns("patterns", ast, patterns))),
        PatternKind::MatchMapping { keys, patterns, rest } => {
            let fields = fields.with(Field::exprs("keys", ast, keys));
            let fields = fields.with(Field::patterns("patterns", ast, patterns));
            ("MatchMapping", fields.with_symbol("rest", ast, rest))
        }
        PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
            let fields = fields
                .with(expr("cls", cls))
                .with(Field::patterns("patterns", ast, patterns))
                .with(Field::symbols("kwd_attrs", ast, kwd_attrs))
                .with(Field::patterns("kwd_patterns", ast, kwd_patterns));
            ("MatchClass", fields)
        }
        PatternKind::MatchStar { name } => ("MatchStar", fields.with_symbol("name", ast, name)),
        PatternKind::MatchAs { pattern: inner, name } => {
            let fields = fields.with_optional(inner.map(|inner| pattern("pattern", inner)));
            ("MatchAs", fields.with_symbol("name", ast, name))
        }
        PatternKind::MatchOr { patterns } => ("MatchOr", fields.with(Field::patterns("patterns", ast, patterns))),
    }
}

fn conversion(value: Conversion) -> String {
    match value {
        Conversion::None => "-1".into(),
        Conversion::Str => u32::from('s').to_string(),
        Conversion::Repr => u32::from('r').to_string(),
        Conversion::Ascii => u32::from('a').to_string(),
    }
}

fn context(value: ExprContext) -> &'static str {
    match value {
        ExprContext::Load => "Load()",
        ExprContext::Store => "Store()",
        ExprContext::Del => "Del()",
    }
}

fn bool_op(value: BoolOp) -> &'static str {
    match value {
        BoolOp::And => "And()",
        BoolOp::Or => "Or()",
    }
}

fn unary_op(value: UnaryOp) -> &'static str {
    match value {
        UnaryOp::Invert => "Invert()",
        UnaryOp::Not => "Not()",
        UnaryOp::UAdd => "UAdd()",
        UnaryOp::USub => "USub()",
    }
}

fn operator(value: Operator) -> &'static str {
    match value {
        Operator::Add => "Add()",
        Operator::Sub => "Sub()",
        Operator::Mult => "Mult()",
        Operator::MatMult => "MatMult()",
        Operator::Div => "Div()",
        Operator::Mod => "Mod()",
        Operator::Pow => "Pow()",
        Operator::LShift => "LShift()",
        Operator::RShift => "RShift()",
        Operator::BitOr => "BitOr()",
        Operator::BitXor => "BitXor()",
        Operator::BitAnd => "BitAnd()",
        Operator::FloorDiv => "FloorDiv()",
    }
}

fn compare_op(value: CmpOp) -> &'static str {
    match value {
        CmpOp::Eq => "Eq()",
        CmpOp::NotEq => "NotEq()",
        CmpOp::Lt => "Lt()",
        CmpOp::LtE => "LtE()",
        CmpOp::Gt => "Gt()",
        CmpOp::GtE => "GtE()",
        CmpOp::Is => "Is()",
        CmpOp::IsNot => "IsNot()",
        CmpOp::In => "In()",
        CmpOp::NotIn => "NotIn()",
    }
}
