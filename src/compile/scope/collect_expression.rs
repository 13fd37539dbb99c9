//! The walk that makes the scopes: expressions, with an explicit stack of what is still to visit.

use crate::compile::scope::collect::{Collector, Visit};
use crate::compile::scope::{ScopeId, ScopeKey, ScopeKind, Uses};
use crate::syntax::ast::{Comprehension, ExprContext, ExprId, ExprKind, List};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// Something still to do.
#[derive(Clone, Copy)]
enum Task {
    Visit(ExprId),
    /// The scope of this lambda or comprehension starts.
    Enter(ExprId),
    /// The innermost scope ends; it belongs to this expression.
    Leave(ExprId),
    /// An iterable of a comprehension starts or ends.
    Iterable(bool),
    /// The next target is one of a comprehension.
    Target(ExprId),
    /// A `for` clause is asynchronous.
    AsyncClause,
    /// The scope contains `yield`; the expression is it.
    Yielded(ExprId),
    Awaited,
    BindWalrus(ExprId),
}

impl Collector<'_> {
    /// Walks an expression.
    pub(super) fn expression(&mut self, root: ExprId) -> Visit {
        let mut tasks = vec![Task::Visit(root)];
        while let Some(task) = tasks.pop() {
            let added = tasks.len();
            match task {
                Task::Visit(id) => self.visit(id, &mut tasks)?,
                Task::Enter(id) => self.enter_expression(id)?,
                Task::Leave(id) => self.leave_expression(id),
                Task::Iterable(true) => self.current().iterable_depth += 1,
                Task::Iterable(false) => self.current().iterable_depth -= 1,
                Task::Target(id) => self.comprehension_target(id, &mut tasks)?,
                Task::AsyncClause | Task::Awaited => self.current().is_async = true,
                Task::Yielded(id) => self.yielded(id)?,
                Task::BindWalrus(id) => self.bind_walrus(id)?,
            }
            tasks[added..].reverse();
        }
        Ok(())
    }

    /// Adds the parts of an expression to `tasks` in the order of their visits.
    fn visit(&mut self, id: ExprId, tasks: &mut Vec<Task>) -> Visit {
        let ast = self.ast;
        let span = ast[id].span;
        match ast[id].kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name { id: symbol, ctx } => self.visit_name(symbol, ctx, span)?,
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_annotation("named expression", span)?;
                if self.current().iterable_depth > 0 {
                    let text = "assignment expression cannot be used in a comprehension iterable expression";
                    return Err(SyntaxError::new(span, text));
                }
                self.extend_walrus(target)?;
                tasks.extend([Task::Visit(value), Task::BindWalrus(target)]);
            }
            ExprKind::Yield { value } => {
                self.refuse_in_annotation("yield expression", span)?;
                tasks.extend(value.map(Task::Visit));
                tasks.push(Task::Yielded(id));
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_annotation("yield expression", span)?;
                tasks.extend([Task::Visit(value), Task::Yielded(id)]);
            }
            ExprKind::Await { value } => {
                self.refuse_in_annotation("await expression", span)?;
                tasks.extend([Task::Visit(value), Task::Awaited]);
            }
            ExprKind::Lambda { args, body } => {
                let arguments = &ast[args];
                tasks.extend(ast[arguments.defaults].iter().map(|&default| Task::Visit(default)));
                tasks.extend(ast[arguments.kw_defaults].iter().flatten().map(|&default| Task::Visit(default)));
                tasks.extend([Task::Enter(id), Task::Visit(body), Task::Leave(id)]);
            }
            ExprKind::ListComp { elt, generators } | ExprKind::SetComp { elt, generators } | ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(id, generators, [None, Some(elt)], tasks)
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(id, generators, [Some(value), Some(key)], tasks);
            }
            other => self.visit_parts(other, tasks),
        }
        Ok(())
    }

    /// Expressions that do nothing with scopes themselves.
    fn visit_parts(&self, kind: ExprKind, tasks: &mut Vec<Task>) {
        let ast = self.ast;
        match kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => {
                tasks.extend(ast[values].iter().map(|&value| Task::Visit(value)));
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                tasks.extend(ast[elts].iter().map(|&element| Task::Visit(element)));
            }
            ExprKind::BinOp { left, right, .. } => tasks.extend([Task::Visit(left), Task::Visit(right)]),
            ExprKind::UnaryOp { operand: value, .. } | ExprKind::Attribute { value, .. } | ExprKind::Starred { value, .. } => {
                tasks.push(Task::Visit(value))
            }
            ExprKind::IfExp { test, body, orelse } => {
                tasks.extend([Task::Visit(test), Task::Visit(body), Task::Visit(orelse)]);
            }
            ExprKind::Dict { keys, values } => {
                tasks.extend(ast[keys].iter().flatten().map(|&key| Task::Visit(key)));
                tasks.extend(ast[values].iter().map(|&value| Task::Visit(value)));
            }
            ExprKind::Compare { left, comparators, .. } => {
                tasks.push(Task::Visit(left));
                tasks.extend(ast[comparators].iter().map(|&value| Task::Visit(value)));
            }
            ExprKind::Call { func, args, keywords } => {
                tasks.push(Task::Visit(func));
                tasks.extend(ast[args].iter().map(|&argument| Task::Visit(argument)));
                tasks.extend(ast[keywords].iter().map(|keyword| Task::Visit(keyword.value)));
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                tasks.push(Task::Visit(value));
                tasks.extend(format_spec.map(Task::Visit));
            }
            ExprKind::Subscript { value, slice, .. } => tasks.extend([Task::Visit(value), Task::Visit(slice)]),
            ExprKind::Slice { lower, upper, step } => {
                tasks.extend([lower, upper, step].into_iter().flatten().map(Task::Visit));
            }
            _ => {}
        }
    }

    fn visit_name(&mut self, symbol: crate::syntax::symbol::Symbol, ctx: ExprContext, span: Span) -> Visit {
        if ctx != ExprContext::Load {
            return self.add(symbol, Uses::LOCAL, span);
        }
        self.add(symbol, Uses::USED, span)?;
        if self.current().kind == ScopeKind::Function && self.ast.name(symbol) == "super" {
            let class = self.scopes.known.class;
            self.note(self.current_id(), class, Uses::USED);
        }
        Ok(())
    }

    // ---- scopes of expressions

    fn enter_expression(&mut self, id: ExprId) -> Visit {
        let kind = match self.ast[id].kind {
            ExprKind::Lambda { .. } => ScopeKind::Function,
            ExprKind::GeneratorExp { .. } => ScopeKind::Generator,
            _ => ScopeKind::Comprehension,
        };
        let scope = self.enter(kind, Some(ScopeKey::Expression(id)));
        if let ExprKind::Lambda { args, .. } = self.ast[id].kind {
            return self.parameters(args);
        }
        if !self.current().is_inlined {
            let iterator = self.scopes.known.iterator;
            self.note(scope, iterator, Uses::PARAMETER);
        }
        Ok(())
    }

    fn leave_expression(&mut self, id: ExprId) {
        let is_async = self.current().is_async;
        let kind = self.ast[id].kind;
        self.leave();
        let spreads = !matches!(kind, ExprKind::Lambda { .. } | ExprKind::GeneratorExp { .. });
        if is_async && spreads {
            self.current().is_async = true;
        }
    }

    /// The outermost iterable belongs to the scope outside.
    fn comprehension(&mut self, id: ExprId, generators: List<Comprehension>, results: [Option<ExprId>; 2], tasks: &mut Vec<Task>) {
        let ast = self.ast;
        let visit_filters = |tasks: &mut Vec<Task>, clause: &Comprehension| {
            tasks.extend(ast[clause.ifs].iter().map(|&filter| Task::Visit(filter)));
        };
        let [outermost, inner @ ..] = &ast[generators] else { return };
        tasks.extend([Task::Iterable(true), Task::Visit(outermost.iter), Task::Iterable(false), Task::Enter(id)]);
        tasks.extend(outermost.is_async.then_some(Task::AsyncClause));
        tasks.push(Task::Target(outermost.target));
        visit_filters(tasks, outermost);
        for clause in inner {
            tasks.push(Task::Target(clause.target));
            tasks.extend([Task::Iterable(true), Task::Visit(clause.iter), Task::Iterable(false)]);
            visit_filters(tasks, clause);
            tasks.extend(clause.is_async.then_some(Task::AsyncClause));
        }
        tasks.extend(results.into_iter().flatten().map(Task::Visit));
        tasks.push(Task::Leave(id));
    }

    /// Names among the targets of a clause are iteration variables.
    fn comprehension_target(&mut self, id: ExprId, tasks: &mut Vec<Task>) -> Visit {
        match self.ast[id].kind {
            ExprKind::Name { id: symbol, .. } => {
                let name = self.name(symbol);
                if self.current().uses_of(name).has(Uses::GLOBAL.with(Uses::NONLOCAL)) {
                    let text = format!("comprehension inner loop cannot rebind assignment expression target '{}'", self.ast.name(symbol));
                    return Err(SyntaxError::new(self.ast[id].span, text));
                }
                self.note(self.current_id(), name, Uses::LOCAL.with(Uses::ITERATION));
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                tasks.extend(self.ast[elts].iter().map(|&element| Task::Target(element)));
            }
            ExprKind::Starred { value, .. } => tasks.push(Task::Target(value)),
            _ => tasks.push(Task::Visit(id)),
        }
        Ok(())
    }

    // ---- `yield`

    fn yielded(&mut self, id: ExprId) -> Visit {
        self.current().has_yield = true;
        if !matches!(self.current().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            return Ok(());
        }
        let comprehension = self.scopes.by_key.iter().find_map(|(key, &scope)| match key {
            ScopeKey::Expression(id) if Some(&scope) == self.stack.last() => Some(self.ast[*id].kind),
            _ => None,
        });
        let text = match comprehension {
            Some(ExprKind::ListComp { .. }) => "'yield' inside list comprehension",
            Some(ExprKind::SetComp { .. }) => "'yield' inside set comprehension",
            Some(ExprKind::DictComp { .. }) => "'yield' inside dict comprehension",
            _ => "'yield' inside generator expression",
        };
        Err(SyntaxError::new(self.ast[id].span, text))
    }

    fn refuse_in_annotation(&mut self, what: &str, span: Span) -> Visit {
        let place = match self.current().kind {
            ScopeKind::Annotation => "an annotation",
            ScopeKind::TypeVariable(false) => "a TypeVar bound",
            ScopeKind::TypeVariable(true) => "a TypeVar default",
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParameters => "the definition of a generic",
            _ => return Ok(()),
        };
        Err(SyntaxError::new(span, format!("{what} cannot be used within {place}")))
    }

    // ---- `:=`

    /// Inside a comprehension the target belongs to the nearest scope that is none.
    fn extend_walrus(&mut self, target: ExprId) -> Visit {
        if !matches!(self.current().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            return Ok(());
        }
        let Some(symbol) = self.plain_name(target) else { return Ok(()) };
        let name = self.name(symbol);
        let span = self.ast[target].span;
        for index in (0..self.stack.len()).rev() {
            let id = self.stack[index];
            let scope = &self.scopes.list[id.index()];
            let fault = match scope.kind {
                ScopeKind::Comprehension | ScopeKind::Generator => {
                    if !scope.uses_of(name).has(Uses::ITERATION) {
                        continue;
                    }
                    let text = self.ast.name(symbol);
                    format!("assignment expression cannot rebind comprehension iteration variable '{text}'")
                }
                ScopeKind::Function => {
                    let is_global = scope.uses_of(name).has(Uses::GLOBAL);
                    self.bind_outside(id, name, span, is_global);
                    return Ok(());
                }
                ScopeKind::Module => {
                    self.bind_outside(id, name, span, true);
                    return Ok(());
                }
                ScopeKind::Class => "assignment expression within a comprehension cannot be used in a class body".to_owned(),
                ScopeKind::TypeParameters => "assignment expression within a comprehension cannot be used within \
                                              the definition of a generic"
                    .to_owned(),
                ScopeKind::TypeAlias => "assignment expression within a comprehension cannot be used in a type alias".to_owned(),
                ScopeKind::TypeVariable(_) => "assignment expression within a comprehension cannot be used in a TypeVar bound".to_owned(),
                ScopeKind::Annotation => "assignment expression within a comprehension cannot be used in an annotation".to_owned(),
            };
            return Err(SyntaxError::new(span, fault));
        }
        Ok(())
    }

    fn bind_outside(&mut self, owner: ScopeId, name: crate::compile::name::Name, span: Span, is_global: bool) {
        let declared = if is_global { Uses::GLOBAL } else { Uses::NONLOCAL };
        let current = self.current_id();
        self.note(current, name, declared);
        self.current().directives.push((name, span));
        let owned = if owner == ScopeId::MODULE { Uses::GLOBAL } else { Uses::LOCAL };
        self.note(owner, name, owned.with(Uses::COMPREHENSION_TARGET));
    }

    fn bind_walrus(&mut self, target: ExprId) -> Visit {
        let Some(symbol) = self.plain_name(target) else { return Ok(()) };
        let span = self.ast[target].span;
        let name = self.name(symbol);
        self.scopes.walruses.entry(name).or_default().push(span.start);
        self.add(symbol, Uses::LOCAL, span)
    }
}
