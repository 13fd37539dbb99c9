# Comments with brackets inside an expression.
total = (1  # one (really
         +  # plus [sic
         None)
