//! The walk that makes the scopes: statements. Expressions are walked in `collect_expression`, declarations in `directive`.
//!
//! The order of visits is CPython's, as errors depend on it. Statements nest no deeper than indentation may, `elif` is a
//! loop; expressions are walked with a stack of their own, so no input makes the walk recurse deeply.

use std::collections::{HashMap, HashSet};

use crate::compile::name::{Name, Names};
use crate::compile::scope::{KnownNames, Scope, ScopeId, ScopeKey, ScopeKind, Scopes, Uses};
use crate::syntax::ast::{
    Alias, Arg, Arguments, ArgumentsId, Ast, ClassDef, ExceptHandler, ExprId, ExprKind, FunctionDef, List, Mod, PatternId, PatternKind,
    StmtId, StmtKind, Try, WithItem,
};
use crate::syntax::symbol::Symbol;
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// What a visit gives.
pub(super) type Visit = Result<(), SyntaxError>;

/// The walk.
pub(super) struct Collector<'a> {
    pub ast: &'a Ast,
    pub scopes: Scopes,
    /// The scopes around the place of the walk, the innermost last.
    pub stack: Vec<ScopeId>,
    /// Name of the class whose private names are mangled here.
    pub class: Option<Symbol>,
    /// Annotations are kept as text.
    pub future_annotations: bool,
}

/// Makes the scopes of a tree, without deciding what names mean.
///
/// # Errors
/// What CPython's symbol table refuses while it is built.
pub(super) fn collect(ast: &Ast, future_annotations: bool) -> Result<Scopes, SyntaxError> {
    let mut names = Names::default();
    let known = KnownNames::new(&mut names);
    let scopes = Scopes { list: Vec::new(), by_key: HashMap::new(), names, walruses: HashMap::new(), known };
    let mut collector = Collector { ast, scopes, stack: Vec::new(), class: None, future_annotations };
    collector.enter(ScopeKind::Module, None);
    match ast.root() {
        Mod::Module { body } | Mod::Interactive { body } => collector.statements(body)?,
        Mod::Expression { body } => collector.expression(body)?,
    }
    collector.scopes.walruses.values_mut().for_each(|places| places.sort_unstable());
    Ok(collector.scopes)
}

impl Collector<'_> {
    // ---- scopes

    /// The innermost scope.
    pub(super) fn current(&mut self) -> &mut Scope {
        let id = self.current_id();
        &mut self.scopes.list[id.index()]
    }

    pub(super) fn current_id(&self) -> ScopeId {
        *self.stack.last().expect("the module's scope is never left")
    }

    /// Starts a scope inside the current one.
    pub(super) fn enter(&mut self, kind: ScopeKind, key: Option<ScopeKey>) -> ScopeId {
        let parent = self.stack.last().copied();
        let sees_class = parent.and_then(|parent| self.class_seen_from(kind, parent));
        let is_inlined = kind == ScopeKind::Comprehension && parent.is_some_and(|parent| self.scopes.scope(parent).sees_class.is_none());
        let iterable_depth = match kind {
            ScopeKind::Comprehension | ScopeKind::Generator | ScopeKind::Function => {
                parent.map_or(0, |parent| self.scopes.scope(parent).iterable_depth)
            }
            _ => 0,
        };
        let id = ScopeId(u32::try_from(self.scopes.list.len()).expect("fewer scopes than source bytes"));
        self.scopes.list.push(Scope {
            kind,
            parent,
            is_inlined,
            has_yield: false,
            is_async: false,
            is_async_function: false,
            sees_class,
            uses: HashMap::new(),
            order: Vec::new(),
            directives: Vec::new(),
            meanings: HashMap::new(),
            cells: HashSet::new(),
            free: HashMap::new(),
            iterable_depth,
            inlined: Vec::new(),
        });
        if let Some(parent) = parent.filter(|_| is_inlined) {
            self.scopes.list[parent.index()].inlined.push(id);
        }
        if let Some(key) = key {
            self.scopes.by_key.insert(key, id);
        }
        self.stack.push(id);
        if sees_class.is_some() {
            let class_dictionary = self.scopes.known.class_dictionary;
            self.note(id, class_dictionary, Uses::USED);
        }
        id
    }

    /// The class whose names a new scope of `kind` inside `parent` sees.
    fn class_seen_from(&self, kind: ScopeKind, parent: ScopeId) -> Option<ScopeId> {
        let sees = matches!(kind, ScopeKind::TypeParameters | ScopeKind::TypeAlias | ScopeKind::TypeVariable(_));
        let scope = self.scopes.scope(parent);
        match scope.kind {
            _ if !sees => None,
            ScopeKind::Class => Some(parent),
            _ => scope.sees_class,
        }
    }

    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    // ---- names

    pub(super) fn name(&mut self, symbol: Symbol) -> Name {
        let class = self.class.map(|class| self.ast.name(class));
        self.scopes.names.mangled(self.ast, symbol, class)
    }

    pub(super) fn note(&mut self, id: ScopeId, name: Name, uses: Uses) {
        let scope = &mut self.scopes.list[id.index()];
        let order = &mut scope.order;
        let known = scope.uses.entry(name).or_insert_with(|| {
            order.push(name);
            Uses::default()
        });
        *known = known.with(uses);
    }

    /// Notes in the current scope what is done with `symbol`.
    pub(super) fn add(&mut self, symbol: Symbol, uses: Uses, span: Span) -> Visit {
        let name = self.name(symbol);
        let known = self.current().uses_of(name);
        if uses.has(Uses::PARAMETER) && known.has(Uses::PARAMETER) {
            let text = format!("duplicate argument '{}' in function definition", self.ast.name(symbol));
            return Err(SyntaxError::new(span, text));
        }
        if uses.has(Uses::TYPE_PARAMETER) && known.has(Uses::TYPE_PARAMETER) {
            return Err(SyntaxError::new(span, format!("duplicate type parameter '{}'", self.ast.name(symbol))));
        }
        self.note(self.current_id(), name, uses);
        Ok(())
    }

    // ---- statements

    pub(super) fn statements(&mut self, body: List<StmtId>) -> Visit {
        self.ast[body].iter().try_for_each(|&statement| self.statement(statement))
    }

    fn statement(&mut self, id: StmtId) -> Visit {
        let ast = self.ast;
        let span = ast[id].span;
        match &ast[id].kind {
            StmtKind::FunctionDef(function) => self.function(id, function, false),
            StmtKind::AsyncFunctionDef(function) => self.function(id, function, true),
            StmtKind::ClassDef(class) => self.class(id, class),
            StmtKind::TypeAlias { name, type_params, value } => self.type_alias(id, *name, *type_params, *value),
            StmtKind::Return { value } => self.optional(*value),
            StmtKind::Delete { targets } => self.expressions(*targets),
            StmtKind::Assign { targets, value } => {
                self.expressions(*targets)?;
                self.expression(*value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expression(*target)?;
                self.expression(*value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(span, *target, *simple, value.is_some())?;
                self.annotation(*annotation)?;
                self.optional(*value)
            }
            StmtKind::For { target, iter, body, orelse } | StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.expression(*target)?;
                self.expression(*iter)?;
                self.statements(*body)?;
                self.statements(*orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.expression(*test)?;
                self.statements(*body)?;
                self.statements(*orelse)
            }
            StmtKind::If { .. } => self.if_chain(id),
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => self.with(*items, *body),
            StmtKind::Match { subject, cases } => {
                self.expression(*subject)?;
                for case in &ast[*cases] {
                    self.pattern(case.pattern)?;
                    self.optional(case.guard)?;
                    self.statements(case.body)?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(*exc)?;
                self.optional(*cause)
            }
            StmtKind::Try(parts) | StmtKind::TryStar(parts) => self.try_statement(parts),
            StmtKind::Assert { test, msg } => {
                self.expression(*test)?;
                self.optional(*msg)
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => ast[*names].iter().try_for_each(|&alias| self.alias(alias)),
            StmtKind::Global { names } => self.declare(span, *names, Uses::GLOBAL),
            StmtKind::Nonlocal { names } => self.declare(span, *names, Uses::NONLOCAL),
            StmtKind::Expr { value } => self.expression(*value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn if_chain(&mut self, mut id: StmtId) -> Visit {
        let ast = self.ast;
        while let StmtKind::If { test, body, orelse } = ast[id].kind {
            self.expression(test)?;
            self.statements(body)?;
            match ast[orelse] {
                [only] if matches!(ast[only].kind, StmtKind::If { .. }) => id = only,
                _ => return self.statements(orelse),
            }
        }
        Ok(())
    }

    fn with(&mut self, items: List<WithItem>, body: List<StmtId>) -> Visit {
        for item in &self.ast[items] {
            self.expression(item.context_expr)?;
            self.optional(item.optional_vars)?;
        }
        self.statements(body)
    }

    fn try_statement(&mut self, parts: &Try) -> Visit {
        self.statements(parts.body)?;
        for &ExceptHandler { span, kind, name, body } in &self.ast[parts.handlers] {
            self.optional(kind)?;
            if let Some(name) = name {
                self.add(name, Uses::LOCAL, span)?;
            }
            self.statements(body)?;
        }
        self.statements(parts.orelse)?;
        self.statements(parts.finalbody)
    }

    fn alias(&mut self, alias: Alias) -> Visit {
        let text = self.ast.name(alias.asname.unwrap_or(alias.name));
        if text == "*" {
            let is_module = self.current().kind == ScopeKind::Module;
            let fault = || SyntaxError::new(alias.span, "import * only allowed at module level");
            return if is_module { Ok(()) } else { Err(fault()) };
        }
        let first = text.split('.').next().expect("splitting gives at least one part");
        if first.len() == text.len() {
            return self.add(alias.asname.unwrap_or(alias.name), Uses::LOCAL, alias.span);
        }
        let name = self.scopes.names.intern(first);
        self.note(self.current_id(), name, Uses::LOCAL);
        Ok(())
    }

    // ---- definitions

    fn function(&mut self, id: StmtId, function: &FunctionDef, is_async: bool) -> Visit {
        self.add(function.name, Uses::LOCAL, self.ast[id].span)?;
        let arguments = self.ast[function.args];
        self.defaults(&arguments)?;
        self.expressions(function.decorator_list)?;
        let is_generic = !function.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(id, function.type_params)?;
            let known = &self.scopes.known;
            let (defaults, keyword_defaults) = (known.defaults, known.keyword_defaults);
            let has_keyword_defaults = self.ast[arguments.kw_defaults].iter().any(Option::is_some);
            for (name, is_there) in [(defaults, !arguments.defaults.is_empty()), (keyword_defaults, has_keyword_defaults)] {
                if is_there {
                    self.note(self.current_id(), name, Uses::PARAMETER);
                }
            }
        }
        self.signature_annotations(&arguments, function.returns)?;
        self.enter(ScopeKind::Function, Some(ScopeKey::Statement(id)));
        self.current().is_async = is_async;
        self.current().is_async_function = is_async;
        self.parameters(function.args)?;
        self.statements(function.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    pub(super) fn defaults(&mut self, arguments: &Arguments) -> Visit {
        self.expressions(arguments.defaults)?;
        self.ast[arguments.kw_defaults].iter().try_for_each(|&default| self.optional(default))
    }

    /// Notes the parameters in the order of their registers.
    pub(super) fn parameters(&mut self, id: ArgumentsId) -> Visit {
        let ast = self.ast;
        let arguments = &ast[id];
        let plain = ast[arguments.posonlyargs].iter().chain(&ast[arguments.args]).chain(&ast[arguments.kwonlyargs]);
        for parameter in plain.chain(&arguments.vararg).chain(&arguments.kwarg) {
            self.add(parameter.arg, Uses::PARAMETER, parameter.span)?;
        }
        Ok(())
    }

    fn signature_annotations(&mut self, arguments: &Arguments, returns: Option<ExprId>) -> Visit {
        let ast = self.ast;
        let positional = ast[arguments.posonlyargs].iter().chain(&ast[arguments.args]);
        let all = positional.chain(&arguments.vararg).chain(&arguments.kwarg).chain(&ast[arguments.kwonlyargs]);
        let annotations: Vec<ExprId> = all.filter_map(|parameter: &Arg| parameter.annotation).collect();
        annotations.into_iter().chain(returns).try_for_each(|annotation| self.annotation(annotation))
    }

    fn annotation(&mut self, annotation: ExprId) -> Visit {
        if !self.future_annotations {
            return self.expression(annotation);
        }
        self.enter(ScopeKind::Annotation, None);
        self.expression(annotation)?;
        self.leave();
        Ok(())
    }

    fn class(&mut self, id: StmtId, class: &ClassDef) -> Visit {
        self.add(class.name, Uses::LOCAL, self.ast[id].span)?;
        self.expressions(class.decorator_list)?;
        let outer_class = self.class;
        let is_generic = !class.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(id, class.type_params)?;
            let (type_params, generic_base) = (self.scopes.known.type_params, self.scopes.known.generic_base);
            for name in [type_params, generic_base] {
                self.note(self.current_id(), name, Uses::LOCAL.with(Uses::USED));
            }
        }
        self.expressions(class.bases)?;
        for keyword in &self.ast[class.keywords] {
            self.expression(keyword.value)?;
        }
        let scope = self.enter(ScopeKind::Class, Some(ScopeKey::Statement(id)));
        self.class = Some(class.name);
        if is_generic {
            let type_params = self.scopes.known.type_params;
            self.note(scope, type_params, Uses::USED);
        }
        self.statements(class.body)?;
        self.class = outer_class;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    // ---- patterns

    /// Nesting of patterns is bounded by that of brackets, which the parser bounds.
    fn pattern(&mut self, id: PatternId) -> Visit {
        let ast = self.ast;
        let span = ast[id].span;
        match ast[id].kind {
            PatternKind::MatchValue { value } => self.expression(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => self.patterns(patterns),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.expressions(keys)?;
                self.patterns(patterns)?;
                self.capture(rest, span)
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expression(cls)?;
                self.patterns(patterns)?;
                self.patterns(kwd_patterns)
            }
            PatternKind::MatchStar { name } => self.capture(name, span),
            PatternKind::MatchAs { pattern, name } => {
                pattern.map_or(Ok(()), |pattern| self.pattern(pattern))?;
                self.capture(name, span)
            }
        }
    }

    fn patterns(&mut self, patterns: List<PatternId>) -> Visit {
        self.ast[patterns].iter().try_for_each(|&pattern| self.pattern(pattern))
    }

    fn capture(&mut self, name: Option<Symbol>, span: Span) -> Visit {
        name.map_or(Ok(()), |name| self.add(name, Uses::LOCAL, span))
    }

    // ---- expressions, by way of `collect_expression`

    pub(super) fn optional(&mut self, expression: Option<ExprId>) -> Visit {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    pub(super) fn expressions(&mut self, list: List<ExprId>) -> Visit {
        self.ast[list].iter().try_for_each(|&expression| self.expression(expression))
    }

    /// The name of a target that is a plain name.
    pub(super) fn plain_name(&self, target: ExprId) -> Option<Symbol> {
        match self.ast[target].kind {
            ExprKind::Name { id, .. } => Some(id),
            _ => None,
        }
    }
}
