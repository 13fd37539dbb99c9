# A small object model: accounts, errors, transactions with rollback, observers.
class BankError(Exception): pass
class Insufficient(BankError):
    def __init__(self, account, amount): super().__init__(f"{account.owner} lacks {amount - account.balance}"); self.missing = amount - account.balance
class Account:
    count = 0
    def __init__(self, owner, balance=0): self.owner, self._balance, self.history = owner, balance, []; type(self).count += 1
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0: raise ValueError("amount must be positive")
        self._balance += n; self.history.append(("+", n))
    def withdraw(self, n):
        if n > self.available: raise Insufficient(self, n)
        self._balance -= n; self.history.append(("-", n))
    @property
    def available(self): return self._balance
    def __repr__(self): return f"<{type(self).__name__} {self.owner} {self.balance}>"
    def __iadd__(self, n): self.deposit(n); return self
    def __lt__(self, o): return self.balance < o.balance
class Credit(Account):
    def __init__(self, *a, limit=100, **k): super().__init__(*a, **k); self.limit = limit
    @property
    def available(self): return super().available + self.limit
class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self): self.saved = [(a, a._balance, a.history[:]) for a in self.accounts]; return self
    def __exit__(self, kind, error, tb):
        if kind and issubclass(kind, BankError):
            for a, b, h in self.saved: a._balance, a.history = b, h
            print("rolled back:", error); return True
a, b, c = Account("ann", 50), Account("bob"), Credit("cy", limit=20)
with Transaction(a, b): a.withdraw(30); b.deposit(30)
print(a, b)
with Transaction(a, b): b.deposit(99); a.withdraw(99)
print(a, b, a.history)
c.withdraw(15); print(c, c.available)
try: c.withdraw(10)
except Insufficient as e: print(e, e.missing)
try:
    with Transaction(a): a.deposit(-1)
except ValueError as e: print("passes through:", e)
a += 100; print(a, max(a, b, c), sorted([a, b, c]), Account.count, Credit.count)
try: a.balance = 5
except AttributeError as e: print(e)
class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, f): self.handlers.append(f); return self
    def __isub__(self, f): self.handlers.remove(f); return self
    def __call__(self, *args): return [f(*args) for f in list(self.handlers)]
class Stock:
    def __init__(self): self.items, self.low = {}, Event()
    def change(self, name, by):
        n = self.items.get(name, 0) + by
        if n < 0: raise KeyError(name)
        self.items[name] = n
        if n < 3: return self.low(name, n)
s = Stock(); warn = lambda name, n: f"only {n} {name}"; s.low += warn; s.low += lambda *a: a
print(s.change("nut", 10), s.change("nut", -8)); s.low -= warn; print(s.change("nut", -1))
try: s.change("bolt", -1)
except KeyError as e: print("KeyError", e, s.items)
