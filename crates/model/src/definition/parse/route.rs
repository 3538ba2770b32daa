//! Where a step stands among the blocks, and so which steps can be done before it.

/// One turn on the way from the template to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leg {
    /// The n-th item of a sequence; stages are a sequence too.
    Item(usize),
    /// The n-th branch of a parallel block.
    Parallel(usize),
    /// The n-th branch of a choice.
    Choice(usize),
    /// Within what runs after the n-th outcome of a step, before the flow ends.
    Run(usize),
    /// Within what is repeated.
    Repeat,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route(Vec<Leg>);

/// How one step stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Before,
    Same,
    After,
    /// In another branch of a parallel block.
    Beside,
    /// In another branch of a choice, or in what runs before an end: never both.
    Apart,
}

impl Route {
    /// After everything.
    pub fn end() -> Self {
        Self(vec![Leg::Item(usize::MAX)])
    }

    /// After the last item within.
    pub fn end_within(&self) -> Self {
        self.then(Leg::Item(usize::MAX))
    }

    /// Whether `other` stands within.
    pub fn holds(&self, other: &Self) -> bool {
        other.0.len() > self.0.len() && other.0.starts_with(&self.0)
    }

    /// Whether both stand in one repeat, so that either may come again after the other.
    pub fn repeats_with(&self, other: &Self) -> bool {
        let shared = self.0.iter().zip(&other.0).take_while(|(one, two)| one == two);
        shared.into_iter().any(|(leg, _)| *leg == Leg::Repeat)
    }

    pub fn then(&self, leg: Leg) -> Self {
        let mut legs = self.0.clone();
        legs.push(leg);
        Self(legs)
    }

    /// How `self` stands to `other`.
    pub fn relation_to(&self, other: &Self) -> Relation {
        let shared = self.0.iter().zip(&other.0).take_while(|(one, two)| one == two).count();
        let ends_the_flow = self.0[shared..].iter().skip(1).any(|leg| matches!(leg, Leg::Run(_)));
        match (self.0.get(shared), other.0.get(shared)) {
            (None, None) => Relation::Same,
            (None, Some(_)) => Relation::Before,
            (Some(_), None) => Relation::After,
            (Some(Leg::Item(one)), Some(Leg::Item(two))) if one < two && ends_the_flow => Relation::Apart,
            (Some(Leg::Item(one)), Some(Leg::Item(two))) if one < two => Relation::Before,
            (Some(Leg::Item(_)), Some(Leg::Item(_))) => Relation::After,
            (Some(Leg::Parallel(_)), Some(Leg::Parallel(_))) if ends_the_flow => Relation::Apart,
            (Some(Leg::Parallel(_)), Some(Leg::Parallel(_))) => Relation::Beside,
            _ => Relation::Apart,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Leg::*, *};

    #[test]
    fn relations() {
        let route = |legs: &[Leg]| Route(legs.to_vec());
        for (one, other, expected) in [
            (vec![Item(0)], vec![Item(0)], Relation::Same),
            (vec![Item(0)], vec![Item(1)], Relation::Before),
            (vec![Item(1), Item(0)], vec![Item(0), Item(5)], Relation::After),
            (vec![Item(0), Choice(0), Item(0)], vec![Item(1)], Relation::Before),
            (vec![Item(0), Choice(0), Item(0)], vec![Item(0), Choice(1), Item(0)], Relation::Apart),
            (vec![Item(0), Parallel(0), Item(0)], vec![Item(0), Parallel(1), Item(0)], Relation::Beside),
            (vec![Item(0)], vec![Item(0), Run(0), Item(0)], Relation::Before),
            (vec![Item(0), Repeat, Item(0)], vec![Item(0), Repeat, Item(9)], Relation::Before),
            (vec![Item(0), Repeat, Item(0)], vec![Item(1)], Relation::Before),
            (vec![Item(0), Run(0), Item(0)], vec![Item(0)], Relation::After),
            (vec![Item(0), Run(0), Item(0)], vec![Item(1)], Relation::Apart),
            (vec![Item(0), Run(0), Item(0)], vec![Item(0), Run(0), Item(1)], Relation::Before),
            (vec![Item(0), Run(0), Item(0)], vec![Item(0), Run(1), Item(0)], Relation::Apart),
        ] {
            assert_eq!(route(&one).relation_to(&route(&other)), expected, "{one:?} to {other:?}");
        }
    }
}
