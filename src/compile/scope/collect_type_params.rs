//! The walk that makes the scopes: type parameters and `type` statements (PEP 695, PEP 696).

use crate::compile::scope::collect::{Collector, Visit};
use crate::compile::scope::{ScopeKey, ScopeKind, Uses};
use crate::syntax::ast::{ExprId, List, StmtId, TypeParam, TypeParamKind};

impl Collector<'_> {
    /// `type name[type_params] = value`.
    pub(super) fn type_alias(&mut self, id: StmtId, name: ExprId, type_params: List<TypeParam>, value: ExprId) -> Visit {
        self.expression(name)?;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(id, type_params)?;
        }
        self.enter(ScopeKind::TypeAlias, Some(ScopeKey::Statement(id)));
        self.expression(value)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    /// Starts the scope of the type parameters of a statement, and walks them.
    pub(super) fn enter_type_parameters(&mut self, id: StmtId, type_params: List<TypeParam>) -> Visit {
        self.enter(ScopeKind::TypeParameters, Some(ScopeKey::TypeParameters(id)));
        for parameter in &self.ast[type_params] {
            let (name, bound, default) = match parameter.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => (name, bound, default_value),
                TypeParamKind::ParamSpec { name, default_value } | TypeParamKind::TypeVarTuple { name, default_value } => {
                    (name, None, default_value)
                }
            };
            self.add(name, Uses::TYPE_PARAMETER.with(Uses::LOCAL), parameter.span)?;
            for (expression, is_default) in [(bound, false), (default, true)] {
                if let Some(expression) = expression {
                    self.enter(ScopeKind::TypeVariable(is_default), Some(ScopeKey::TypeVariable(expression)));
                    self.expression(expression)?;
                    self.leave();
                }
            }
        }
        Ok(())
    }
}
